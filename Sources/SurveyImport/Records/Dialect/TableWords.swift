import SurveyModel

/// What is said of a table that was made clean.
enum TableWords {
  /// Rows that were not as wide as the header.
  struct Fits {
    private var counts: [Int] = [0, 0, 0]
    private var lines: [Int] = [0, 0, 0]

    mutating func add(_ fit: TableShape.Fit, line: Int) {
      let place: Int
      switch fit {
      case .whole: return
      case .short: place = 0
      case .emptySurplus: place = 1
      case .surplus: place = 2
      }
      if counts[place] == 0 { lines[place] = line }
      counts[place] += 1
    }

    var sentences: [LocalizedText] {
      let done: [LocalizedText] = [
        .init(vi: "thiếu ô so với tiêu đề, được thêm ô trống", en: "with fewer cells than the header, filled up with empty ones"),
        .init(vi: "thừa ô trống so với tiêu đề, đã bỏ ô thừa", en: "with empty cells beyond the header, which were dropped"),
        .init(
          vi: "thừa ô có nội dung so với tiêu đề, đã bỏ một ô trống hoặc ghép hai ô cạnh nhau",
          en: "with more cells than the header, of which an empty one was dropped or two neighbours joined"),
      ]
      return done.indices.filter { counts[$0] > 0 }.map { place in
        let (count, line, words) = (counts[place], lines[place], done[place])
        return .init(
          vi: "\(count) dòng \(words[.vi]) (đầu tiên: dòng \(line))",
          en: "\(count) \(count == 1 ? "row" : "rows") \(words[.en]) (\(count == 1 ? "line" : "the first on line") \(line))")
      }
    }
  }

  static func dialect(_ dialect: Dialect, isStated: Bool) -> [LocalizedText] {
    var said: [LocalizedText] = []
    if !isStated, !dialect.delimiter.isEmpty, dialect.delimiter != [UInt8(ascii: ",")] || dialect.runsAreOne {
      let name = named(dialect.delimiter)
      said.append(
        dialect.runsAreOne
          ? .init(vi: "phân cách bằng một hoặc nhiều \(name[.vi])", en: "delimited by runs of \(name[.en])")
          : .init(vi: "dấu phân cách \(name[.vi])", en: "delimiter \(name[.en])"))
    }
    if let quote = dialect.quote, quote != UInt8(ascii: "\"") {
      let name = named([quote])
      said.append(.init(vi: "dấu bao ô \(name[.vi])", en: "cells quoted by \(name[.en])"))
    }
    if dialect.quote == nil { said.append(.init(vi: "dấu ngoặc kép là ký tự bình thường", en: "quotes are ordinary characters")) }
    if dialect.escape != nil { said.append(.init(vi: "dấu \\ đứng trước ký tự đặc biệt", en: "a backslash before quotes and delimiters")) }
    return said
  }

  private static func named(_ bytes: [UInt8]) -> LocalizedText {
    switch bytes {
    case [9]: .init(vi: "dấu tab", en: "tab")
    case [32]: .init(vi: "dấu cách", en: "a blank")
    default: LocalizedText("\"\(String(decoding: bytes, as: UTF8.self))\"")
    }
  }

  static func leftOut(_ table: CellTable, _ shape: TableShape) -> [LocalizedText] {
    func lines(_ rows: Range<Int>) -> (LocalizedText)? {
      guard let first = rows.first, let last = rows.last else { return nil }
      let (a, b) = (table.lines[first], table.lines[last])
      return a == b ? .init(vi: "dòng \(a)", en: "line \(a)") : .init(vi: "dòng \(a) đến \(b)", en: "lines \(a) to \(b)")
    }
    return [
      lines(shape.preamble).map { .init(vi: "bỏ \($0[.vi]) phía trên tiêu đề", en: "\($0[.en]) above the header left out") },
      lines(shape.footer).map { .init(vi: "bỏ \($0[.vi]) phía dưới bảng", en: "\($0[.en]) below the table left out") },
    ].compactMap(\.self)
  }

  /// - Parameters:
  ///   - lines: whose quotes were not as they should be.
  ///   - unclosed: of these, those with a quote that is never closed.
  static func mended(_ lines: [Int], unclosed: [Int]) -> [LocalizedText] {
    var said = unclosed.prefix(10).map { line in
      LocalizedText(
        vi: "dòng \(line): một dấu ngoặc kép mở ra mà không được đóng, được đọc như ký tự bình thường",
        en: "line \(line): a quote opens and is never closed; it was read as a character")
    }
    let lines = lines.filter { !unclosed.contains($0) }
    guard let first = lines.first else { return said }
    said += [
      .init(
        vi: "\(lines.count) dòng có dấu ngoặc sai chỗ, được đọc theo số ô thường gặp (đầu tiên: dòng \(first))",
        en: "\(lines.count) \(lines.count == 1 ? "row" : "rows") with quotes at wrong places, read by the usual number of cells ("
          + "\(lines.count == 1 ? "line" : "the first on line") \(first))")
    ]
    return said
  }
}

extension LocalizedText {
  static let unclosedQuote = LocalizedText(
    vi: "cần dấu ngoặc kép đóng, gặp cuối tệp: dấu ngoặc kép mở tại dòng này không được đóng",
    en: "expected a closing quote, found the end of the file: a quote that opens on this line is never closed")
  static let noCells = LocalizedText(
    vi: "cần một bảng có ô dữ liệu, nhưng mọi ô đều trống; không in gì",
    en: "expected a table with cells, found none that holds anything; nothing is printed")
  static let emptyTable = LocalizedText(vi: "tệp không có dòng nào", en: "the file has no records")
}
