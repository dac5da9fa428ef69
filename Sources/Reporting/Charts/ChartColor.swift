/// The colours of the charts, each with enough contrast beside its neighbours and in grey print.
enum ChartColor {
  static let ink = "#14212e"
  static let mark = "#0b4f7d"
  static let bar = "#2f76a8"
  /// Beneath ``bar``: what holds for all rows together.
  static let simultaneous = "#a3c8e0"
  static let track = "#e9eef3"
  /// Where there is nothing to show.
  static let nothing = "#f6f8f9"
  static let grid = "#ffffff"
  static let reference = "#a8341f"
  static let rule = "#d5dce3"
  static let soft = "#8a97a3"

  /// Light shades of a band behind marks, the lowest first; neighbours share one where there are more bands.
  static let bands = ["#edf0f3", "#e0e8ef", "#d3e1ec", "#c5d9e9", "#b7d1e5"]

  /// One hue from light to dark, with the ink that reads on each (contrast of 4.5 and more).
  static let sequence: [(fill: String, ink: String)] = [
    ("#eef4f8", ink), ("#cfe1ee", ink), ("#a3c8e0", ink), ("#69a5cb", ink), ("#2a6c9c", "#ffffff"), ("#0f4068", "#ffffff"),
  ]
}
