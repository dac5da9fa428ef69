import SurveyModel

/// What is said of a respondent group: its files, columns, questions, answers and checks.
enum GroupWords {
  static let unitOfFileAndColumns = LocalizedText(
    vi: "không cần \"unit\" cho tệp khi mỗi đơn vị có các cột riêng, gặp cả hai",
    en: "expected no \"unit\" for the file where each unit has columns of its own, found both")

  static let separator = LocalizedText(
    vi: "một trong các dấu \";\" \",\" \"|\" \"/\" trong dấu ngoặc kép, hoặc space",
    en: "one of \";\" \",\" \"|\" \"/\" in quotes, or space")

  static let mapOfQuestionColumns = LocalizedText(vi: "bảng câu hỏi, mã: cột", en: "a map of questions, code: column")

  static func notAQuestion(_ key: String, hint: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần mã của một câu hỏi, gặp \(key.quotedAsFound); \(hint[.vi])",
      en: "expected the code of a question, found \(key.quotedAsFound); \(hint[.en])")
  }

  static let mapOfUnitBlocks = LocalizedText(
    vi: "bảng đơn vị: \"1\" hoặc đơn vị: {câu hỏi: cột}",
    en: "a map, unit: \"1\" or unit: {question: column}")

  static func columnOfAnother(_ header: String, owner: String) -> LocalizedText {
    .init(
      vi: "mỗi câu hỏi của mỗi đơn vị cần một cột riêng, gặp \(header.quotedAsFound) đã dùng cho \(owner)",
      en: "expected a column of its own, found \(header.quotedAsFound) of \(owner)")
  }

  static let mapOfUnitColumns = LocalizedText(vi: "bảng đơn vị: cột", en: "a map, unit: column")

  static func notAUnit(_ key: String, hint: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần mã của đơn vị, gặp \(key.quotedAsFound); \(hint[.vi])",
      en: "expected the id of a unit, found \(key.quotedAsFound); \(hint[.en])")
  }

  static let noQuestionForUnit = LocalizedText(
    vi: "cần ít nhất một câu hỏi cho đơn vị, nhưng không có",
    en: "expected at least one question for the unit, found none")

  static let mapOfChecks = LocalizedText(vi: "standard, hoặc bảng gồm các phép kiểm tra", en: "standard, or a map of checks")

  static func noCheck(_ keys: [String]) -> LocalizedText {
    .init(vi: "standard, hoặc ít nhất một trong: \(keys.joined(separator: ", "))", en: "standard, or one of \(keys.asAlternatives[.en])")
  }

  static let speedingWithoutTimes = LocalizedText(
    vi: "\"speeding\" cần có \"duration\", hoặc \"started\" và \"submitted\" trong \"columns\", nhưng không có",
    en: "expected \"duration\", or \"started\" and \"submitted\", under \"columns\" for \"speeding\", found none")

  static let burstsWithoutAddress = LocalizedText(
    vi: "\"bursts\" cần có \"address\" và \"submitted\" trong \"columns\", nhưng không có",
    en: "expected \"address\" and \"submitted\" under \"columns\" for \"bursts\", found none")

  static let mapOfAnswers = LocalizedText(vi: "bảng như {answers: 10}", en: "a map such as {answers: 10}")

  static let mapOfSpeeding = LocalizedText(
    vi: "bảng như {share-of-median: 0.3} hoặc {seconds: 60}",
    en: "a map such as {share-of-median: 0.3} or {seconds: 60}")

  static let numberOfSeconds = LocalizedText(vi: "số giây lớn hơn 0", en: "a number of seconds above 0")

  static let mapOfColumnsAndCharacters = LocalizedText(
    vi: "bảng như {columns: [\"Góp ý\"], characters: 30}",
    en: "a map such as {columns: [\"Comments\"], characters: 30}")

  static let columnHeaders = LocalizedText(vi: "tiêu đề của cột hoặc danh sách tiêu đề", en: "the header of a column or a list of headers")
  static let mapOfBursts = LocalizedText(vi: "bảng như {forms: 10, minutes: 10}", en: "a map such as {forms: 10, minutes: 10}")
  static let numberOfMinutes = LocalizedText(vi: "số phút lớn hơn 0 và không quá 1440", en: "a number of minutes above 0, at most 1440")

  static func wholeNumber(_ least: Int) -> LocalizedText {
    .init(vi: "số nguyên từ \(least) trở lên", en: "a whole number of at least \(least)")
  }

  static let noQuestion = LocalizedText(vi: "cần ít nhất một câu hỏi, nhưng không có", en: "expected at least one question, found none")

  static func questionOnColumnOfAnother(_ code: String, column: String, owner: LocalizedText) -> LocalizedText {
    .init(
      vi: "câu hỏi \"\(code)\" cần một cột riêng, gặp \(column.quotedAsFound) đã dùng cho \(owner[.vi])",
      en: "expected a column of its own for question \"\(code)\", found \(column.quotedAsFound) of \(owner[.en])")
  }

  static func question(_ code: String) -> LocalizedText {
    .init(vi: "câu hỏi \"\(code)\"", en: "question \"\(code)\"")
  }

  static let listOfQuestionCodes = LocalizedText(vi: "danh sách mã câu hỏi", en: "a list of question codes")
  static let map = LocalizedText(vi: "các mục con", en: "a map")
  static let oneQuestion = LocalizedText(vi: "câu hỏi", en: "question")
  static let questionCode = LocalizedText(vi: "mã \(ValueWords.idRule[.vi])", en: "a code \(ValueWords.idRule[.en])")

  static let giveColumnACode = LocalizedText(
    vi: "hãy đặt mã cho cột: mã: \"tiêu đề của cột\"",
    en: "give the column a code: code: \"header of the column\"")

  static let questions = LocalizedText(
    vi: "bảng câu hỏi, mã: cột, hoặc danh sách mã",
    en: "a map of questions, code: column, or a list of codes")

  static let codeIsDefault = LocalizedText(
    vi: "cần mã khác \"default\", vì từ này có nghĩa riêng trong \"answers\"",
    en: "expected a code other than \"default\", which has a meaning of its own under \"answers\"")

  static let noAnswers = LocalizedText(
    vi: "cần \"answers\" bên cạnh \"questions\" để nêu thang đo, ví dụ satisfaction-5, nhưng không có",
    en: "expected \"answers\" beside \"questions\" to name a scale such as satisfaction-5, found none")

  static func noAnswersAmong(_ scales: Int) -> LocalizedText {
    .init(
      vi: "cần \"answers\" bên cạnh \"questions\" để nêu thang đo của từng câu hỏi, nhưng không có, trong khi có \(scales) thang đo",
      en: "expected \"answers\" beside \"questions\" to name the scale of each, found none and \(scales) scales")
  }

  static let answers = LocalizedText(
    vi: "tên của thang đo, hoặc các mục con gồm default và các câu hỏi",
    en: "the name of a scale, or a map with default and questions")

  static func notDefaultNorQuestion(_ key: String, hint: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần \"default\" hoặc mã của câu hỏi, gặp \(key.quotedAsFound); \(hint[.vi])",
      en: "expected \"default\" or the code of a question, found \(key.quotedAsFound); \(hint[.en])")
  }

  static func noScaleFor(_ first: String, more: Int) -> LocalizedText {
    .init(
      vi: "cần \"default\" hoặc thang đo cho mọi câu hỏi, chưa có cho \"\(first)\"" + (more > 0 ? " và \(more) câu hỏi khác" : ""),
      en: "expected \"default\" or a scale for every question, found none for \"\(first)\"" + (more > 0 ? " and \(more) more" : ""))
  }

  static let mapOfGroups = LocalizedText(
    vi: "bảng nhóm người trả lời, mã: {responses, questions, …}",
    en: "a map of respondent groups, id: {responses, questions, …}")

  static let noGroup = LocalizedText(vi: "cần một nhóm người trả lời, nhưng không có", en: "expected one respondent group, found none")
  static let oneGroup = LocalizedText(vi: "nhóm người trả lời", en: "respondent group")

  static let group = LocalizedText(
    vi: "nhóm người trả lời có responses và questions",
    en: "a respondent group with responses and questions")

  static let name = LocalizedText(vi: "tên gọi", en: "a name")
  static let consent = LocalizedText(vi: "câu trả lời đồng ý hoặc danh sách", en: "an answer that consents, or a list of them")
  static let mapOfColumns = LocalizedText(vi: "bảng các cột", en: "a map of columns")
  static let mapOfDispositions = LocalizedText(vi: "bảng như {NE: [\"Giải thể\"]}", en: "a map such as {NE: [\"Giải thể\"]}")
  static let texts = LocalizedText(vi: "một hoặc nhiều văn bản", en: "a text or several")

  static let mapOfCompleteness = LocalizedText(
    vi: "các mục con như {complete: 0.8, partial: 0.5}",
    en: "a map such as {complete: 0.8, partial: 0.5}")

  static func partialAboveComplete(_ partial: Double, complete: Double) -> LocalizedText {
    .init(
      vi: "\"partial\" không được lớn hơn \"complete\", gặp partial \(plain(partial)) và complete \(plain(complete))",
      en: "expected \"partial\" to be at most \"complete\", found partial \(plain(partial)) and complete \(plain(complete))")
  }

  static let listOfReasons = LocalizedText(vi: "danh sách lý do", en: "a list of reasons")

  static let leaveOutWithoutFrame = LocalizedText(
    vi: "\"leave-out: not-in-frame\" cần có \"frame\" đi kèm, nhưng không có",
    en: "expected a \"frame\" beside \"leave-out: not-in-frame\", found none")

  static let leaveOutWithoutFieldwork = LocalizedText(
    vi: "\"leave-out: outside-fieldwork\" cần có \"fieldwork\", nhưng không có",
    en: "expected \"fieldwork\" for \"leave-out: outside-fieldwork\", found none")

  static let leaveOutWithoutConsent = LocalizedText(
    vi: "\"leave-out: no-consent\" cần có \"consent\" trong \"columns\", nhưng không có",
    en: "expected \"consent\" under \"columns\" for \"leave-out: no-consent\", found none")

  static let leaveOutWithoutQuality = LocalizedText(
    vi: "\"leave-out: flagged\" cần có \"quality\" đi kèm, nhưng không có",
    en: "expected \"quality\" beside \"leave-out: flagged\", found none")

  static let listOfFiles = LocalizedText(
    vi: "danh sách tệp, như - file: responses.csv",
    en: "a list of files, such as - file: responses.csv")

  static let noFile = LocalizedText(
    vi: "cần ít nhất một tệp phiếu trả lời, gặp danh sách trống",
    en: "expected at least one file of responses, found an empty list")

  static let mapOfFile = LocalizedText(vi: "các mục con như file: responses.csv", en: "a map such as file: responses.csv")

  static func fileTwice(_ file: String) -> LocalizedText {
    .init(
      vi: "mỗi tệp chỉ được ghi một lần, gặp \(file.quotedAsFound) hai lần",
      en: "expected every file once, found \(file.quotedAsFound) twice")
  }

  static let unitOfFileUnknown = LocalizedText(
    vi: "cần \"unit\" cho tệp, hoặc \"unit\" trong \"columns\" để nêu cột chứa đơn vị, nhưng không có cả hai",
    en: "expected \"unit\" for the file, or \"unit\" under \"columns\" to name the column that holds it, found neither")

  static func roleOfColumn(_ key: String) -> LocalizedText {
    .init(vi: "\"\(key)\"", en: "the \(key)")
  }

  static let unitAndUnits = LocalizedText(
    vi: "chỉ được có một trong \"unit\" (mỗi dòng một đơn vị) và \"units\" (mỗi dòng nhiều đơn vị), gặp cả hai",
    en: "expected \"unit\", one unit a row, or \"units\", several, found both")

  static let listOfListsOfCodes = LocalizedText(vi: "danh sách các nhóm mã câu hỏi", en: "a list of lists of question codes")
}
