import Inference
import SurveyModel

/// What is said of results over all editions.
enum SeriesWords {
  static func section(_ language: Language) -> String { language(vi: "Kết quả qua các kỳ", en: "Results over the editions") }
  static func lead(first: String, last: String, _ language: Language) -> String {
    language(
      vi: "Mỗi kỳ như báo cáo của chính kỳ đó đã công bố, từ \(first) đến \(last).",
      en: "Each edition as its own report has it, from \(first) to \(last).")
  }
  static func ranks(_ language: Language) -> String { language(vi: "Thứ hạng qua các kỳ", en: "Ranks over the editions") }
  static func scores(_ language: Language) -> String { language(vi: "Điểm qua các kỳ", en: "Scores over the editions") }
  static func figure(_ name: String, _ language: Language) -> String {
    language(vi: "\(name) qua các năm so với dự toán, chỉ tiêu giao", en: "\(name) over the years against the targets")
  }

  // MARK: - Marks

  static func rankOfEdition(_ language: Language) -> String {
    language(vi: "Thứ hạng ở kỳ đó", en: "Rank in the edition")
  }
  static func gap(_ language: Language) -> String {
    language(vi: "Nét đứt: ở giữa có kỳ không công bố hoặc không có đơn vị", en: "Dashed: an edition between without a published rank")
  }
  static func breakOfIndex(_ language: Language) -> String {
    language(vi: "Chỉ số đổi cách đo", en: "The index measures something else from here on")
  }
  static func notShown(_ language: Language) -> String {
    language(vi: "Không công bố, không có điểm hoặc thang điểm khác", en: "Not published, no score, or another scale")
  }
  static func actual(_ language: Language) -> String { language(vi: "Thực hiện", en: "Actual") }
  static func target(_ language: Language) -> String { language(vi: "Dự toán, chỉ tiêu giao", en: "Target") }

  // MARK: - Sentences

  static func shortNames(_ common: String, _ language: Language) -> String {
    language(vi: "Tên trên biểu đồ bỏ phần chung \"\(common)\".", en: "Names in the chart are without the common \"\(common)\".")
  }
  static func axis(from low: String, to high: String, _ language: Language) -> String {
    language(vi: "Mọi ô cùng một trục từ \(low) đến \(high).", en: "All panels share one axis from \(low) to \(high).")
  }
  static func tooManyCells(_ shown: String, of all: String, _ language: Language) -> String {
    language(
      vi: "Biểu đồ có \(shown) trong \(all) đơn vị, theo thứ hạng; bảng có đủ.",
      en: "The chart shows \(shown) of \(all) units in rank order; the table has them all.")
  }
  static func isBroken(_ editions: [String], _ language: Language) -> String {
    let list = editions.joined(separator: ", ")
    return language(
      vi: "Từ kỳ \(list) chỉ số đo nội dung khác hoặc theo cách khác kỳ trước: hai bên vạch đứt không so sánh trực tiếp được.",
      en: "From the edition \(list) on, the index measures other things or in another way than before: the two sides of the dashed line "
        + "cannot be compared directly.")
  }
  static func notPublished(_ list: [(name: String, editions: [String])], _ language: Language) -> String {
    let words = list.map { "\($0.name) (\($0.editions.joined(separator: ", ")))" }.joined(separator: "; ")
    return language(vi: "Không công bố: \(words).", en: "Not published: \(words).")
  }

  // MARK: - What became of a unit

  static func notPublished(in edition: String, _ language: Language) -> String {
    language(vi: "không công bố ở kỳ \(edition)", en: "not published in \(edition)")
  }
  static func withoutRank(in edition: String, _ language: Language) -> String {
    language(vi: "không có hạng ở kỳ \(edition)", en: "without a rank in \(edition)")
  }
  static func otherScale(_ score: String, low: String, high: String, _ language: Language) -> String {
    language(vi: "\(score) (thang điểm \(low)–\(high))", en: "\(score) (on a scale of \(low)–\(high))")
  }

  static func beginning(_ beginning: EditionSeries.Beginning, in edition: String, _ language: Language) -> String? {
    switch beginning {
    case .first: nil
    case .new: language(vi: "có từ kỳ \(edition)", en: "new in \(edition)")
    case .split(let from): language(vi: "tách từ \(from[.vi]), kỳ \(edition)", en: "split from \(from[.en]) in \(edition)")
    case .merged(let units):
      language(
        vi: "sáp nhập từ \(units.map { $0[.vi] }.joined(separator: ", ")), kỳ \(edition)",
        en: "merged of \(units.map { $0[.en] }.joined(separator: ", ")) in \(edition)")
    }
  }

  /// - Parameter edition: the first without it.
  static func ending(_ ending: EditionSeries.Ending, in edition: String, _ language: Language) -> String? {
    switch ending {
    case .last: nil
    case .closed: language(vi: "không còn từ kỳ \(edition)", en: "no longer there in \(edition)")
    case .merged(let into): language(vi: "nhập vào \(into[.vi]) từ kỳ \(edition)", en: "part of \(into[.en]) from \(edition)")
    case .split(let into):
      language(
        vi: "tách thành \(into.map { $0[.vi] }.joined(separator: ", ")) từ kỳ \(edition)",
        en: "split into \(into.map { $0[.en] }.joined(separator: ", ")) in \(edition)")
    }
  }
}
