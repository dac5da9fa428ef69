/// The marks of a legend as signs of the font.
struct WordKey: Sendable, Hashable {
  let sign: String
  /// RRGGBB.
  let color: String

  init(_ key: Document.Figure.Key) {
    let (sign, color): (String, String) =
      switch key.swatch {
      case "dot": ("●", ChartColor.mark)
      case "whisker": ("├┤", ChartColor.mark)
      case "whisker upright": ("│", ChartColor.mark)
      case "gap": ("╌", ChartColor.ink)
      case "blank": ("□", ChartColor.reference)
      case "bar": ("■", ChartColor.bar)
      case "bar dark": ("■", ChartColor.mark)
      case "bar light": ("■", ChartColor.simultaneous)
      case "line": ("│", ChartColor.reference)
      case "dashed": ("¦", ChartColor.reference)
      case "dashed dark": ("¦", ChartColor.ink)
      default: ("■", ChartColor.bands[key.swatch.last.flatMap(\.wholeNumberValue).map { min($0, ChartColor.bands.count - 1) } ?? 0])
      }
    self.sign = sign
    self.color = String(color.dropFirst())
  }
}
