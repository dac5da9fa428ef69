import SurveyModel

/// What is said of the first lines of a text, up to its header.
enum HeadWords {
  static let emptyFile = LocalizedText(
    vi: "cần dòng tiêu đề và các dòng dữ liệu, nhưng tệp trống",
    en: "expected a header line and rows below it, found an empty file")

  static func onlyCommentsAbove(_ bytes: Int) -> LocalizedText {
    .init(
      vi: "cần dòng tiêu đề, gặp hơn \(bytes) byte chỉ gồm dòng trống và chú thích",
      en: "expected a header line, found more than \(bytes) bytes of nothing but blank lines and comments")
  }

  static func commentsAbove(_ count: Int) -> LocalizedText {
    .init(
      vi: "\(count) dòng bắt đầu bằng \"#\" ở phía trên được coi là chú thích và bỏ qua",
      en: "\(count) line\(count == 1 ? "" : "s") above that begin\(count == 1 ? "s" : "") with \"#\" "
        + "\(count == 1 ? "was" : "were") passed over as comment\(count == 1 ? "" : "s")")
  }

  static let stateDelimiter = LocalizedText(
    vi: "hãy ghi mục delimiter cho tệp này trong khảo sát",
    en: "state the key delimiter for this file in the survey")

  static let nameDelimiter = LocalizedText(vi: "hãy nêu bằng --delimiter", en: "state it by --delimiter")

  static func severalDelimiters(_ names: [LocalizedText], count: Int, advice: LocalizedText) -> LocalizedText {
    func list(_ and: String, _ language: Language) -> String {
      let names = names.map { $0[language] }
      return names.dropLast().joined(separator: ", ") + and + (names.last ?? "")
    }
    return .init(
      vi: "cần một dấu phân cách ở dòng tiêu đề, gặp \(list(" và ", .vi)) mỗi dấu \(count) lần; \(advice[.vi])",
      en: "expected one delimiter in the header, found \(list(" and ", .en)) \(count == 1 ? "once" : "\(count) times") each; \(advice[.en])"
    )
  }

  static func delimiterFound(_ name: LocalizedText) -> LocalizedText {
    .init(vi: "dấu phân cách \(name[.vi]) nhận từ dòng tiêu đề", en: "delimiter \(name[.en]) found in the header")
  }

  static func delimiterDeclared(_ name: LocalizedText) -> LocalizedText {
    .init(vi: "dấu phân cách \(name[.vi]) theo dòng sep=", en: "delimiter \(name[.en]) as its line sep= says")
  }

  static func commentsPassedOver(_ count: Int) -> LocalizedText {
    .init(
      vi: "bỏ qua \(count) dòng chú thích phía trên tiêu đề",
      en: "\(count) comment line\(count == 1 ? "" : "s") above the header passed over")
  }

  static func titlesPassedOver(_ count: Int, hasSections: Bool) -> LocalizedText {
    .init(
      vi: "bỏ qua \(count) dòng phía trên tiêu đề" + (hasSections ? ", dòng cuối là tên các phần của phiếu" : ""),
      en: "\(count) line\(count == 1 ? "" : "s") above the header passed over"
        + (hasSections ? ", the last of them as the sections of the form" : ""))
  }

  static func titlesAbove(_ count: Int, line: Int) -> LocalizedText {
    .init(
      vi: "dòng \(line) được coi là tiêu đề cột, \(count) dòng phía trên được bỏ qua",
      en: "line \(line) is taken as the header, the \(count) line\(count == 1 ? "" : "s") above it \(count == 1 ? "is" : "are") passed over"
    )
  }

  static let quotesAreText = LocalizedText(
    vi: "dấu ngoặc kép trong ô là ký tự bình thường",
    en: "quotes in its cells are ordinary characters")
}
