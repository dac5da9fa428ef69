/// How the words of a chart look where no style sheet says so: in Word, in a picture by itself. The style sheet of the page says the same.
extension Drawing.Style {
  struct Look: Sendable, Hashable {
    /// In pixels.
    let size: Double
    var isBold = false
    /// Beside what is said first.
    var isSoft = false

    var color: String { isSoft ? "#4b5a68" : ChartColor.ink }
  }

  var look: Look {
    switch self {
    case .label, .value: Look(size: 14, isBold: true)
    case .detail: Look(size: 13, isSoft: true)
    case .group: Look(size: 15, isBold: true)
    case .row: Look(size: 14)
    case .tick: Look(size: 12, isSoft: true)
    case .heading: Look(size: 12, isBold: true, isSoft: true)
    case .unit: Look(size: 13)
    case .totalUnit: Look(size: 13, isBold: true)
    case .cell: Look(size: 13.5)
    }
  }
}

extension Drawing.Length {
  /// In pixels, of a picture that is so wide.
  func pixels(of width: Double) -> Double {
    switch self {
    case .pixels(let pixels): pixels
    case .share(let fraction): fraction * width
    case .whole: width
    }
  }
}
