import CLibXLSXWriter
import CLinux
import Glibc

/// A workbook that is being written. Owns what the C library allocates; no type of it is seen outside this file.
///
/// The library writes into a file in memory, so that its bytes go to the disk the way of every other file of a report. What it puts into temporary files on
/// its way lies in a folder that the caller names, and the result is checked: a full disk there is noticed.
@safe final class Workbook {
  /// One sheet, by its place among the sheets of its workbook.
  struct Sheet: Sendable, Hashable {
    fileprivate let place: Int
    let name: String
  }

  struct Properties: Sendable {
    let title: String
    let subject: String
    let author: String
    let comments: String
    /// Seconds since 1970-01-01 UTC. Never a clock: the same results give the same bytes.
    let created: Int
  }

  enum Failure: Error, Hashable {
    /// The system or the library gave up, with its own words.
    case refused(String)
    /// What came out is not whole: a disk was full.
    case incomplete(WorkbookCheck.Fault)
  }

  private static let longestText = 32_767
  /// Runs what the library may complain of, its own lines on stderr kept back.
  @unsafe private static func quietly<Value>(_ body: () -> Value) -> Value {
    let kept = unsafe hush_stderr()
    defer { unsafe restore_stderr(kept) }
    return body()
  }

  private let file: Int32
  /// What the library said first of something it would not do.
  private var fault: lxw_error?
  /// `nil` once it is closed: closing frees it.
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private var sheets: [UnsafeMutablePointer<lxw_worksheet>] = unsafe []
  private var formats: [CellStyle: UnsafeMutablePointer<lxw_format>] = unsafe [:]
  private let font: String

  init(_ properties: Properties, font: String = "Arial", temporaryFolder: String) throws(Failure) {
    self.font = font
    file = unsafe create_memory_file("cdci.xlsx")
    guard file >= 0 else { throw .refused(unsafe String(cString: strerror(errno))) }
    unsafe workbook = temporaryFolder.withCString { folder in
      var options = unsafe lxw_workbook_options(
        constant_memory: 0, tmpdir: UnsafeMutablePointer(mutating: folder), use_zip64: 0)
      return unsafe workbook_new_opt("/proc/self/fd/\(file)", &options)
    }
    guard let workbook = unsafe workbook else {
      close(file)
      throw .refused("out of memory")
    }
    unsafe properties.title.withCString { title in
      unsafe properties.subject.withCString { subject in
        unsafe properties.author.withCString { author in
          unsafe properties.comments.withCString { comments in
            var all = unsafe lxw_doc_properties()
            unsafe all.title = UnsafeMutablePointer(mutating: title)
            unsafe all.subject = UnsafeMutablePointer(mutating: subject)
            unsafe all.author = UnsafeMutablePointer(mutating: author)
            unsafe all.comments = UnsafeMutablePointer(mutating: comments)
            // Zero means now.
            unsafe all.created = properties.created == 0 ? 1 : properties.created
            unsafe note(workbook_set_properties(workbook, &all))
          }
        }
      }
    }
  }

  deinit {
    if let workbook = unsafe workbook { unsafe lxw_workbook_free(workbook) }
    close(file)
  }

  /// Keeps the first complaint of the library: the workbook is then not handed over.
  private func note(_ error: lxw_error) {
    if error != LXW_NO_ERROR, fault == nil { fault = error }
  }

  // MARK: - Sheets

  /// Names have 31 characters at most and none of `[ ] : * ? / \`.
  func addSheet(_ name: String, tabColor: UInt32? = nil) throws(Failure) -> Sheet {
    guard let workbook = unsafe workbook, let sheet = unsafe Self.quietly({ unsafe workbook_add_worksheet(workbook, name) }) else {
      throw .refused("no sheet can be named \"\(name)\"")
    }
    if let tabColor { unsafe worksheet_set_tab_color(sheet, tabColor) }
    unsafe worksheet_gridlines(sheet, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    // Years and codes that are text on purpose get no warning triangle.
    unsafe note(worksheet_ignore_errors(sheet, UInt8(LXW_IGNORE_NUMBER_STORED_AS_TEXT.rawValue), "A1:XFD1048576"))
    unsafe sheets.append(sheet)
    return Sheet(place: unsafe sheets.count - 1, name: name)
  }

  /// Text is always text, also where it begins with `=`.
  func write(_ text: String, _ sheet: Sheet, row: Int, column: Int, _ style: CellStyle = CellStyle()) {
    unsafe note(
      worksheet_write_string(sheets[sheet.place], UInt32(row), UInt16(column), String(text.prefix(Self.longestText)), format(style)))
  }

  func write(_ number: Double, _ sheet: Sheet, row: Int, column: Int, _ style: CellStyle = CellStyle()) {
    unsafe note(worksheet_write_number(sheets[sheet.place], UInt32(row), UInt16(column), number, format(style)))
  }

  /// A formula, and what it gives for those who do not compute it.
  func write(formula: String, giving number: Double, _ sheet: Sheet, row: Int, column: Int, _ style: CellStyle = CellStyle()) {
    unsafe note(
      worksheet_write_formula_num(sheets[sheet.place], UInt32(row), UInt16(column), "=" + formula, format(style), number))
  }

  func write(formula: String, giving text: String, _ sheet: Sheet, row: Int, column: Int, _ style: CellStyle = CellStyle()) {
    unsafe note(worksheet_write_formula_str(sheets[sheet.place], UInt32(row), UInt16(column), "=" + formula, format(style), text))
  }

  /// An empty cell that has a look.
  func writeBlank(_ sheet: Sheet, row: Int, column: Int, _ style: CellStyle) {
    unsafe note(worksheet_write_blank(sheets[sheet.place], UInt32(row), UInt16(column), format(style)))
  }

  /// Text across several columns of one row.
  func write(_ text: String, _ sheet: Sheet, row: Int, columns: ClosedRange<Int>, _ style: CellStyle) {
    guard columns.count > 1 else { return write(text, sheet, row: row, column: columns.lowerBound, style) }
    unsafe note(
      worksheet_merge_range(
        sheets[sheet.place], UInt32(row), UInt16(columns.lowerBound), UInt32(row), UInt16(columns.upperBound),
        String(text.prefix(Self.longestText)), format(style)))
  }

  /// In characters of the usual font.
  func setWidth(_ sheet: Sheet, column: Int, _ width: Double) {
    unsafe note(worksheet_set_column(sheets[sheet.place], UInt16(column), UInt16(column), width, nil))
  }

  /// Columns that only feed a chart.
  func hide(_ sheet: Sheet, columns: ClosedRange<Int>) {
    var options = lxw_row_col_options(hidden: UInt8(LXW_TRUE.rawValue), level: 0, collapsed: 0)
    unsafe note(worksheet_set_column_opt(sheets[sheet.place], UInt16(columns.lowerBound), UInt16(columns.upperBound), 10, nil, &options))
  }

  /// In points.
  func setHeight(_ sheet: Sheet, row: Int, _ height: Double) {
    unsafe note(worksheet_set_row(sheets[sheet.place], UInt32(row), height, nil))
  }

  /// Rows above `row` and columns left of `column` stay in sight.
  func freeze(_ sheet: Sheet, row: Int, column: Int) {
    unsafe worksheet_freeze_panes(sheets[sheet.place], UInt32(row), UInt16(column))
  }

  func filter(_ sheet: Sheet, _ range: CellRange) {
    unsafe note(
      worksheet_autofilter(
        sheets[sheet.place], UInt32(range.rows.lowerBound), UInt16(range.columns.lowerBound), UInt32(range.rows.upperBound),
        UInt16(range.columns.upperBound)))
  }

  /// Shades cells from light (lowest) to dark (highest).
  func shade(_ sheet: Sheet, _ range: CellRange, from low: UInt32, to high: UInt32) {
    var rule = unsafe lxw_conditional_format()
    unsafe rule.type = UInt8(LXW_CONDITIONAL_2_COLOR_SCALE.rawValue)
    unsafe rule.min_color = low
    unsafe rule.max_color = high
    unsafe note(
      worksheet_conditional_format_range(
        sheets[sheet.place], UInt32(range.rows.lowerBound), UInt16(range.columns.lowerBound), UInt32(range.rows.upperBound),
        UInt16(range.columns.upperBound), &rule))
  }

  /// A4 across, one page wide, and one page or as many as it takes; the header row on every page.
  func setUpPrint(_ sheet: Sheet, repeating header: Int?, isOnePage: Bool = false, footer: String) {
    let page = unsafe sheets[sheet.place]
    unsafe worksheet_set_landscape(page)
    unsafe worksheet_set_paper(page, 9)
    unsafe worksheet_fit_to_pages(page, 1, isOnePage ? 1 : 0)
    unsafe worksheet_set_margins(page, 0.5, 0.5, 0.6, 0.6)
    if let header { unsafe note(worksheet_repeat_rows(page, UInt32(header), UInt32(header))) }
    // An ampersand begins a code of the header language; 255 characters are the limit.
    let text = footer.split(separator: "&", omittingEmptySubsequences: false).joined(separator: "&&")
    unsafe note(worksheet_set_footer(page, "&L&8\(text.prefix(200))&R&8&P / &N"))
  }

  // MARK: - Charts

  func insert(_ chart: WorkbookChart, _ sheet: Sheet, row: Int, column: Int) {
    guard let workbook = unsafe workbook else { return }
    let type =
      switch chart.kind {
      case .bars: LXW_CHART_BAR
      case .intervals: LXW_CHART_BAR_STACKED
      case .columns: LXW_CHART_COLUMN
      case .dots: LXW_CHART_LINE
      }
    guard let drawn = unsafe workbook_add_chart(workbook, UInt8(type.rawValue)) else { return note(LXW_ERROR_MEMORY_MALLOC_FAILED) }
    for series in chart.series { unsafe add(series, of: chart, sheet, to: drawn) }
    unsafe chart_show_hidden_data(drawn)
    unsafe setUpTitle(chart, of: drawn)
    unsafe setUpAxes(chart, of: drawn)
    unsafe chart.description.withCString { description in
      var options = unsafe lxw_chart_options()
      // The library's charts are 480 × 288 pixels.
      unsafe options.x_scale = Double(chart.width) / 480
      unsafe options.y_scale = Double(chart.height) / 288
      unsafe options.description = UnsafeMutablePointer(mutating: description)
      unsafe note(worksheet_insert_chart_opt(sheets[sheet.place], UInt32(row), UInt16(column), drawn, &options))
    }
  }

  @unsafe private func add(
    _ series: WorkbookChart.Series, of chart: WorkbookChart, _ sheet: Sheet, to drawn: UnsafeMutablePointer<lxw_chart>
  ) {
    guard let line = unsafe chart_add_series(drawn, nil, nil) else { return note(LXW_ERROR_MEMORY_MALLOC_FAILED) }
    let categories = chart.categories
    unsafe chart_series_set_categories(
      line, sheet.name, UInt32(categories.rows.lowerBound), UInt16(categories.columns.lowerBound), UInt32(categories.rows.upperBound),
      UInt16(categories.columns.upperBound))
    let values = series.values
    unsafe chart_series_set_values(
      line, sheet.name, UInt32(values.rows.lowerBound), UInt16(values.columns.lowerBound), UInt32(values.rows.upperBound),
      UInt16(values.columns.upperBound))
    unsafe chart_series_set_name(line, series.name)
    switch chart.kind {
    case .bars, .columns, .intervals:
      var fill = lxw_chart_fill(color: series.color ?? 0, none: series.color == nil ? 1 : 0, transparency: 0)
      unsafe chart_series_set_fill(line, &fill)
    case .dots:
      var none = lxw_chart_line(color: 0, none: 1, width: 0, dash_type: 0, transparency: 0)
      unsafe chart_series_set_line(line, &none)
      var fill = lxw_chart_fill(color: series.color ?? 0, none: 0, transparency: 0)
      unsafe chart_series_set_marker_type(line, UInt8(LXW_CHART_MARKER_CIRCLE.rawValue))
      unsafe chart_series_set_marker_size(line, 8)
      unsafe chart_series_set_marker_fill(line, &fill)
      unsafe chart_series_set_marker_line(line, &none)
    }
    if chart.showsLabels {
      unsafe chart_series_set_labels(line)
      unsafe chart_series_set_labels_num_format(line, chart.numberFormat)
      unsafe withFont(size: 9) { unsafe chart_series_set_labels_font(line, &$0) }
    }
  }

  @unsafe private func setUpTitle(_ chart: WorkbookChart, of drawn: UnsafeMutablePointer<lxw_chart>) {
    unsafe chart_title_set_name(drawn, chart.title)
    unsafe withFont(size: 12, isBold: true) { unsafe chart_title_set_name_font(drawn, &$0) }
    if chart.showsLegend {
      unsafe chart_legend_set_position(drawn, UInt8(LXW_CHART_LEGEND_BOTTOM.rawValue))
      unsafe withFont(size: 9) { unsafe chart_legend_set_font(drawn, &$0) }
    } else {
      unsafe chart_legend_set_position(drawn, UInt8(LXW_CHART_LEGEND_NONE.rawValue))
    }
    if chart.kind != .dots { unsafe chart_set_series_gap(drawn, chart.kind == .intervals ? 180 : 60) }
  }

  @unsafe private func setUpAxes(_ chart: WorkbookChart, of drawn: UnsafeMutablePointer<lxw_chart>) {
    guard let x = unsafe drawn.pointee.x_axis, let y = unsafe drawn.pointee.y_axis else { return }
    let isAcross = chart.kind == .bars || chart.kind == .intervals
    let names = unsafe isAcross ? y : x
    let values = unsafe isAcross ? x : y
    unsafe withFont(size: 9) {
      unsafe chart_axis_set_num_font(names, &$0)
      unsafe chart_axis_set_num_font(values, &$0)
    }
    if isAcross {
      unsafe chart_axis_set_reverse(names)
      // Reversed names would carry the axis of values to the top.
      unsafe chart_axis_set_crossing_max(names)
    }
    unsafe chart_axis_set_num_format(values, chart.axisFormat)
    var line = lxw_chart_line(color: Palette.line, none: 0, width: 0.75, dash_type: 0, transparency: 0)
    unsafe chart_axis_major_gridlines_set_line(values, &line)
    if let axis = chart.axis {
      unsafe chart_axis_set_min(values, axis.lowerBound)
      unsafe chart_axis_set_max(values, axis.upperBound)
    } else if chart.startsAtZero {
      unsafe chart_axis_set_min(values, 0)
    }
  }

  @unsafe private func withFont(size: Double, isBold: Bool = false, _ body: (inout lxw_chart_font) -> Void) {
    unsafe font.withCString { name in
      var chartFont = unsafe lxw_chart_font()
      unsafe chartFont.name = UnsafeMutablePointer(mutating: name)
      unsafe chartFont.size = size
      // The library takes 0 for "the default", and titles are bold by default.
      unsafe chartFont.bold = isBold ? UInt8(LXW_TRUE.rawValue) : UInt8(LXW_EXPLICIT_FALSE.rawValue)
      unsafe chartFont.color = Palette.ink
      unsafe body(&chartFont)
    }
  }

  // MARK: - Looks

  @unsafe private func format(_ style: CellStyle) -> UnsafeMutablePointer<lxw_format>? {
    if let format = unsafe formats[style] { return unsafe format }
    guard let workbook = unsafe workbook, let format = unsafe workbook_add_format(workbook) else {
      note(LXW_ERROR_MEMORY_MALLOC_FAILED)
      return nil
    }
    unsafe format_set_font_name(format, font)
    unsafe format_set_font_size(format, style.size == 0 ? 10 : Double(style.size))
    unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    switch style.alignment {
    case .general: break
    case .leading: unsafe format_set_align(format, UInt8(LXW_ALIGN_LEFT.rawValue))
    case .center:
      unsafe format_set_align(format, UInt8(LXW_ALIGN_CENTER.rawValue))
      unsafe format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    case .trailing: unsafe format_set_align(format, UInt8(LXW_ALIGN_RIGHT.rawValue))
    }
    if style.isBold { unsafe format_set_bold(format) }
    if style.isItalic { unsafe format_set_italic(format) }
    if style.wraps { unsafe format_set_text_wrap(format) }
    if style.indent > 0 { unsafe format_set_indent(format, UInt8(min(style.indent, 15))) }
    if let color = style.color { unsafe format_set_font_color(format, color) }
    if let fill = style.fill { unsafe format_set_bg_color(format, fill) }
    if style.hasBorder {
      unsafe format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
      unsafe format_set_border_color(format, Palette.line)
    }
    if !style.numberFormat.isEmpty { unsafe format_set_num_format(format, style.numberFormat) }
    unsafe formats[style] = format
    return unsafe format
  }

  // MARK: - Closing

  /// The finished file. The workbook is of no use afterwards.
  func bytes() throws(Failure) -> [UInt8] {
    guard let workbook = unsafe self.workbook else { throw .refused("it is closed already") }
    unsafe self.workbook = nil
    let error = unsafe Self.quietly { unsafe workbook_close(workbook) }
    // A fault on the way says more than that of the end.
    if let fault = fault ?? (error == LXW_NO_ERROR ? nil : error) {
      throw .refused(unsafe String(cString: lxw_strerror(fault)))
    }
    let size = lseek(file, 0, SEEK_END)
    guard size >= 0, lseek(file, 0, SEEK_SET) == 0 else { throw .refused(unsafe String(cString: strerror(errno))) }
    var bytes = [UInt8](repeating: 0, count: size)
    var filled = 0
    while filled < size {
      let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress! + filled, size - filled) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .refused(unsafe String(cString: strerror(errno))) }
      filled += count
    }
    do throws(WorkbookCheck.Fault) {
      try WorkbookCheck(bytes).run()
    } catch {
      throw .incomplete(error)
    }
    return bytes
  }
}
