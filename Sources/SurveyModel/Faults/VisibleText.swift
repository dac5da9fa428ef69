extension String {
  /// The text with the signs made visible that steer a terminal or turn the direction of a line: a cell of a file can hold any.
  ///
  /// An escape becomes `\\u{1B}`; line breaks and tabs become a blank, so that a sentence stays on its line.
  package var visible: String {
    guard unicodeScalars.contains(where: { $0.steers }) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n", "\r", "\t", "\u{85}", "\u{2028}", "\u{2029}": text.unicodeScalars.append(" ")
      case _ where scalar.steers: text += "\\u{" + String(scalar.value, radix: 16, uppercase: true) + "}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension Unicode.Scalar {
  /// Controls, line ends, and marks of direction.
  fileprivate var steers: Bool {
    switch value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C: true
    default: false
    }
  }
}
