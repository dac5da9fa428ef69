// What a workbook is made of, as values: nothing here knows the C library.

/// How a cell looks.
struct CellStyle: Sendable, Hashable {
  enum Alignment: Sendable, Hashable {
    case general
    case leading
    case center
    case trailing
  }

  var numberFormat = ""
  var alignment = Alignment.general
  var isBold = false
  var isItalic = false
  var wraps = false
  var hasBorder = false
  /// In points; 0 the workbook's own.
  var size = 0
  /// Steps of indentation.
  var indent = 0
  var color: UInt32?
  var fill: UInt32?
}

/// A rectangle of cells of a sheet; rows and columns count from 0, both ends are inside.
struct CellRange: Sendable, Hashable {
  let rows: ClosedRange<Int>
  let columns: ClosedRange<Int>

  init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }

  init(rows: ClosedRange<Int>, column: Int) { self.init(rows: rows, columns: column...column) }
}

/// A native chart over cells of one sheet.
struct WorkbookChart: Sendable, Hashable {
  enum Kind: Sendable, Hashable {
    /// Horizontal, the first category on top.
    case bars
    case columns
    /// Markers without lines.
    case dots
    /// Horizontal, stacked: the first series has no colour and carries the others to where they begin.
    case intervals
  }

  struct Series: Sendable, Hashable {
    let name: String
    let values: CellRange
    /// `nil` is not seen.
    let color: UInt32?
  }

  let kind: Kind
  let title: String
  /// For those who cannot see the chart.
  let description: String
  let categories: CellRange
  let series: [Series]
  /// Of labels at the values.
  let numberFormat: String
  /// Of the axis of values.
  let axisFormat: String
  /// Ends of the axis of values; `nil` lets the program that shows the chart choose.
  var axis: ClosedRange<Double>?
  /// Bars of which the program that shows the chart must not choose the beginning.
  var startsAtZero = false
  let showsLabels: Bool
  let showsLegend: Bool
  /// In pixels.
  let width: Int
  let height: Int
}

/// Colours that print well and that people with colour-vision deficiency can tell apart (after Okabe and Ito).
enum Palette {
  static let ink: UInt32 = 0x1F3A5F
  static let header: UInt32 = 0x1F4E79
  static let total: UInt32 = 0xEAF0F6
  static let notice: UInt32 = 0xFFF4CE
  static let line: UInt32 = 0xBFC9D4
  static let muted: UInt32 = 0x5B6773
  static let blue: UInt32 = 0x1F6FB2
  static let orange: UInt32 = 0xE08E0B
  static let series: [UInt32] = [0x0072B2, 0xE69F00, 0x009E73, 0xCC79A7, 0x56B4E9, 0xD55E00, 0x7F7F7F, 0x8C6D31, 0x5E3C99, 0x1B1B1B]
}
