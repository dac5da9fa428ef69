import SurveyModel

/// What is said of survey.yaml: its units, strata, populations, files and limits.
enum SurveyFileWords {
  static let sheetName = LocalizedText(vi: "tên một trang tính", en: "the name of a sheet")

  static let delimiter = LocalizedText(
    vi: "một trong các dấu phân cách \",\" \";\" \"|\" trong dấu ngoặc kép, hoặc tab",
    en: "one of the delimiters \",\" \";\" \"|\" in quotes, or tab")

  static let mapOfLimits = LocalizedText(vi: "các mục con như {cell: 5000000}", en: "a map such as {cell: 5000000}")

  static func within(_ what: LocalizedText, most: Int) -> LocalizedText {
    .init(vi: "\(what[.vi]), từ 1 đến \(most)", en: "\(what[.en]), from 1 to \(most)")
  }

  static let numberOfBytes = LocalizedText(vi: "số byte", en: "a number of bytes")
  static let numberOfColumns = LocalizedText(vi: "số cột", en: "a number of columns")

  static func recordBelowCell(_ cell: Int) -> LocalizedText {
    .init(
      vi: "giới hạn của một dòng không nhỏ hơn của một ô (\(cell))",
      en: "a limit of a record that is not below that of a cell (\(cell))")
  }

  static let mapOfPopulation = LocalizedText(
    vi: "bảng số lượng theo nhóm phân tầng, hoặc theo đơn vị và nhóm phân tầng",
    en: "a map of numbers by stratum, or by unit and stratum")

  static let noPopulation = LocalizedText(
    vi: "cần ít nhất một số lượng của tổng thể, nhưng không có",
    en: "expected at least one number of the population, found none")

  static let mapOfStrataOfUnit = LocalizedText(
    vi: "bảng số lượng theo nhóm phân tầng, như của đơn vị trước",
    en: "a map of numbers by stratum, as for the unit before")

  static let numberOfRespondents = LocalizedText(vi: "số nguyên chỉ số người trả lời", en: "a whole number of respondents")

  static func notAnID(_ kind: LocalizedText, key: String, hint: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần mã của \(kind[.vi]), gặp \(key.quotedAsFound); \(hint[.vi])",
      en: "expected the id of a \(kind[.en]), found \(key.quotedAsFound); \(hint[.en])")
  }

  static let mapOfSurvey = LocalizedText(vi: "các mục như title và units", en: "a map of keys such as title and units")
  static let neitherAnswersNorFigures = LocalizedText(
    vi: "cần respondent-groups, cùng index và units, hoặc context cho báo cáo chỉ gồm số liệu, nhưng không có",
    en: "expected respondent-groups with index and units, or context for a report of figures alone, found neither")
  static let dateOfPublication = LocalizedText(vi: "ngày công bố", en: "the date of publication")
  static let pathOfIndex = LocalizedText(vi: "đường dẫn của tệp chỉ số", en: "the path of the index file")
  static let folderOfEditionBefore = LocalizedText(vi: "đường dẫn thư mục của kỳ trước", en: "the path of the previous edition's folder")
  static let unitNoun = LocalizedText(vi: "Đơn vị", en: "Unit")
  static let firstDay = LocalizedText(vi: "ngày đầu", en: "the first day")
  static let lastDay = LocalizedText(vi: "ngày cuối", en: "the last day")

  static func lastDayBeforeFirst(_ first: CalendarDate, last: CalendarDate) -> LocalizedText {
    .init(
      vi: "ngày cuối không được trước ngày đầu \(first), gặp \"\(last)\"",
      en: "expected the last day on or after the first, \(first), found \"\(last)\"")
  }

  static let fileOrMap = LocalizedText(vi: "đường dẫn của tệp, hoặc mục con file", en: "the path of a file, or a map with file")
  static let indicatorOfContext = LocalizedText(
    vi: "tên chỉ tiêu của một bảng mỗi dòng một đơn vị, ví dụ revenue",
    en: "the indicator of a table with a row for each unit, such as revenue")

  static let mapOfContextColumns = LocalizedText(
    vi: "bảng: unit, actual, last-year, target, forecast và tiêu đề cột của mỗi mục",
    en: "a map of unit, actual, last-year, target, forecast and the header of each")
  static let mapOfIssuers = LocalizedText(
    vi: "bảng: cơ quan giao và tiêu đề cột", en: "a map of those who set it and the header of each")

  static let mapOfNames = LocalizedText(vi: "bảng tên gọi, văn bản: {vi, en}", en: "a map of names, text: {vi, en}")
  static let listOfUnitIDs = LocalizedText(vi: "danh sách mã đơn vị", en: "a list of unit ids")

  static let allUnitsLeftOut = LocalizedText(
    vi: "cần ít nhất một đơn vị không bị loại, nhưng mọi đơn vị đều bị loại",
    en: "expected at least one unit that is not left out, found all of them")

  static let listOfUnits = LocalizedText(vi: "danh sách đơn vị", en: "a list of units")

  static let noUnit = LocalizedText(
    vi: "cần ít nhất một đơn vị, gặp danh sách trống",
    en: "expected at least one unit, found an empty list")

  static let unit = LocalizedText(vi: "đơn vị gồm id và name", en: "a unit with id and name")
  static let aliases = LocalizedText(vi: "tên gọi khác hoặc danh sách tên gọi khác", en: "an alias or a list of aliases")
  static let ids = LocalizedText(vi: "mã hoặc danh sách mã", en: "an id or a list of ids")
  static let unitID = LocalizedText(vi: "mã \(ValueWords.idRule[.vi])", en: "an id \(ValueWords.idRule[.en])")

  static func unitTwice(_ id: String) -> LocalizedText {
    .init(
      vi: "mỗi đơn vị chỉ được khai báo một lần, gặp mã \"\(id)\" hai lần",
      en: "expected every unit once, found the id \"\(id)\" twice")
  }

  static func nameOf(_ id: String) -> LocalizedText {
    .init(vi: "tên của \"\(id)\"", en: "a name of \"\(id)\"")
  }

  static let mapOfStrata = LocalizedText(vi: "bảng nhóm phân tầng, mã: tên", en: "a map of strata, id: name")

  static func tooManyStrata(_ count: Int) -> LocalizedText {
    .init(
      vi: "không được có quá \(ResponseTable.noStratum - 1) nhóm phân tầng, gặp \(count)",
      en: "expected at most \(ResponseTable.noStratum - 1) strata, found \(count)")
  }
}
