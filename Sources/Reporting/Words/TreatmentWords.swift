import Scoring
import SurveyModel

/// The words of data treatment, of surveys and of plain tables.
struct TreatmentWords {
  /// Stands behind what rests on a value that was imputed, winsorised or transformed.
  static let mark = "*"
  static let meaning = LocalizedText(
    vi: "* có giá trị đã được thay thế, thay bằng giá trị giới hạn hoặc biến đổi trước khi chấm điểm.",
    en: "* rests on a value that was imputed, winsorised or transformed before scoring.")

  static func title(_ language: Language) -> String {
    language(vi: "Xử lý số liệu trước khi chấm", en: "Data treatment before scoring")
  }
  static func more(_ count: Int, _ language: Language) -> String {
    language(vi: "Và \(count) giá trị khác; --format json nêu tất cả.", en: "And \(count) more; --format json has them all.")
  }

  let language: Language

  init(_ language: Language) { self.language = language }

  /// What the mark means, how many values of each kind, and the units that were screened.
  ///
  /// - Parameters:
  ///   - screened: with their names.
  ///   - more: screened units that are not listed.
  func notes(summary: LocalizedText, screened: [(name: String, counts: TreatedTable.Screened)], more: Int = 0) -> [String] {
    let counts = summary[language]
    let notes = [Self.meaning[language], counts.prefix(1).uppercased() + counts.dropFirst() + "."]
    guard !screened.isEmpty else { return notes }
    let units =
      screened.map { "\($0.name) (\($0.counts.known)/\($0.counts.applicable))" }.joined(separator: ", ")
      + (more > 0 ? language(vi: " và \(more) đơn vị khác", en: " and \(more) more") : "")
    return notes + [
      language(
        vi: "Không chấm vì có quá ít số liệu (số đã có / số cần có): \(units).",
        en: "Not scored, for too few figures (known / needed): \(units).")
    ]
  }

  /// - Parameter name: what a column or measure is called.
  func step(_ step: TreatedTable.Step, name: (String) -> String) -> String {
    switch step {
    case .denominated(let denominator): language(vi: "chia cho \(name(denominator))", en: "divided by \(name(denominator))")
    case .screened: language(vi: "đơn vị thiếu quá nhiều số liệu, không chấm", en: "unit with too little data, not scored")
    case .imputed(let method, let periods):
      periods.isEmpty
        ? language(vi: "thay thế (\(words(of: method)))", en: "imputed (\(words(of: method)))")
        : language(
          vi: "thay thế (\(words(of: method))), lấy từ kỳ \(list(periods))", en: "imputed (\(words(of: method))) from \(list(periods))")
    case .winsorised: language(vi: "thay bằng giá trị giới hạn", en: "winsorised")
    case .transformed: language(vi: "biến đổi logarit", en: "logarithm")
    }
  }

  private func words(of method: DataTreatment.Imputation) -> String {
    guard language == .vi else { return method.rawValue }
    return switch method {
    case .mean: "trung bình"
    case .median: "trung vị"
    case .groupMean: "trung bình của nhóm"
    case .groupMedian: "trung vị của nhóm"
    case .latest: "kỳ gần nhất trước đó"
    case .linear: "nội suy tuyến tính"
    }
  }

  private func list(_ periods: [Period]) -> String {
    let numbers = NumberText(language: language)
    return periods.map { numbers.text($0) }.joined(separator: language(vi: " và ", en: " and "))
  }

  /// How many values of each kind, in one line without a full stop.
  static func summary(_ steps: [TreatedTable.Step], screened: Int, unmended: [String]) -> LocalizedText {
    func count(_ isWanted: (TreatedTable.Step) -> Bool) -> Int { steps.count { isWanted($0) } }
    let imputed = count { if case .imputed = $0 { true } else { false } }
    let denominated = count { if case .denominated = $0 { true } else { false } }
    let winsorised = count { $0 == .winsorised }
    let transformed = count { $0 == .transformed }
    let columns = unmended.joined(separator: ", ")
    return .init(
      vi:
        "xử lý số liệu: chia mẫu số \(denominated), loại \(screened) đơn vị thiếu số liệu, thay thế \(imputed), thay bằng giá trị giới hạn \(winsorised), "
        + "biến đổi \(transformed) giá trị" + (columns.isEmpty ? "" : "; vẫn còn giá trị ngoại lệ ở cột \(columns)"),
      en: "data treatment: values divided \(denominated), imputed \(imputed), winsorised \(winsorised), transformed \(transformed); "
        + "units screened out for too little data \(screened)" + (columns.isEmpty ? "" : "; outliers remain in \(columns)"))
  }

  /// In machine files.
  static func name(_ step: TreatedTable.Step) -> String {
    switch step {
    case .denominated: "denominated"
    case .screened: "screened"
    case .imputed: "imputed"
    case .winsorised: "winsorised"
    case .transformed: "transformed"
    }
  }

  /// What divides, or how a value was imputed; in machine files.
  static func method(_ step: TreatedTable.Step) -> String? {
    switch step {
    case .denominated(let denominator): denominator
    case .imputed(let method, _): method.rawValue
    case .screened, .winsorised, .transformed: nil
    }
  }

  /// The periods that a value was taken from.
  static func periods(_ step: TreatedTable.Step) -> [String] {
    if case .imputed(_, let periods) = step { periods.map(\.description) } else { [] }
  }
}
