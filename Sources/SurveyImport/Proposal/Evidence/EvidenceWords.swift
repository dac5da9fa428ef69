import SurveyModel

/// What speaks for reading a column in one way, in the order of the judgement.
enum EvidenceWords {
  static let numbersBeyondScale = LocalizedText(vi: "số ngoài 0–10 hoặc số lẻ", en: "numbers beyond 0 to 10, or with decimals")
  static let columnOfPlatform = LocalizedText(vi: "cột của nền tảng", en: "a column of the platform")
  static let freeText = LocalizedText(vi: "ý kiến viết tự do", en: "free text")
  static let optionOfMultipleChoice = LocalizedText(vi: "một lựa chọn của câu hỏi nhiều lựa chọn", en: "an option of a multiple choice")
  static let noQuestion = LocalizedText(vi: "không phải câu hỏi", en: "no question")
  static let noAnswer = LocalizedText(vi: "không có câu trả lời nào", en: "no answer at all")
  static let onlyMissing = LocalizedText(vi: "chỉ có giá trị thiếu", en: "nothing but missing values")
  static let freeNumbers = LocalizedText(vi: "số nhập tự do", en: "numbers typed freely")
  static let textWritten = LocalizedText(vi: "văn bản nhập tự do", en: "text typed freely")
  static let times = LocalizedText(vi: "thời điểm", en: "times")
  static let addresses = LocalizedText(vi: "địa chỉ", en: "addresses")

  static func asksAboutRespondent(_ header: String) -> LocalizedText {
    .init(vi: "tiêu đề hỏi về người trả lời: \"\(header)\"", en: "the header asks about the respondent: \"\(header)\"")
  }

  static let asksForConsent = LocalizedText(vi: "tiêu đề hỏi đồng ý tham gia", en: "the header asks for consent")
  static let asksForName = LocalizedText(vi: "tiêu đề hỏi tên hoặc địa chỉ", en: "the header asks for a name or an address")

  static func headerOfFile(_ header: String) -> LocalizedText {
    .init(vi: "tiêu đề là của tệp: \"\(header)\"", en: "the header is the file's own: \"\(header)\"")
  }

  static let saysSumOrMean = LocalizedText(vi: "tiêu đề nói là tổng hoặc trung bình", en: "the header names a sum or a mean")
  static let asksForRank = LocalizedText(vi: "tiêu đề hỏi thứ hạng", en: "the header asks for a rank")

  static let fileSaysOrder = LocalizedText(vi: "tệp ghi câu trả lời có thứ tự", en: "the file says that the answers have an order")
  static let bestEndNotSaid = LocalizedText(
    vi: "tệp ghi câu trả lời có thứ tự, nhưng không rõ đầu nào tốt nhất",
    en: "the file says that the answers have an order, not which end is the best")
  static let codesAcrossLabels = LocalizedText(
    vi: "mã trong tệp không chạy theo thứ tự của nhãn", en: "the codes of the file do not run with its labels")
  static let labelsDiffer = LocalizedText(
    vi: "cùng một mã có nhãn khác nhau trong các tệp", en: "one code has different labels in the files")
  static let asksForWords = LocalizedText(vi: "tiêu đề hỏi ý kiến viết tự do", en: "the header asks for words of one's own")
  static let mostlyWholeNumbers = LocalizedText(vi: "phần lớn là số nguyên từ 0 đến 10", en: "most are whole numbers from 0 to 10")
  static let wordsAmongNumbers = LocalizedText(vi: "có chữ lẫn với số", en: "words stand among the numbers")

  static func theseAmongNumbers(_ list: String) -> LocalizedText {
    .init(vi: "chữ lẫn với số: \(list)", en: "words among the numbers: \(list)")
  }

  static let countsOrCodes = LocalizedText(
    vi: "số nguyên nhỏ cũng có thể là số đếm hoặc mã",
    en: "small whole numbers can be counts or codes too")

  static func wholeNumbers(_ low: Int, high: Int) -> LocalizedText {
    .init(vi: "số nguyên từ \(low) đến \(high)", en: "whole numbers from \(low) to \(high)")
  }

  static let asksForRating = LocalizedText(vi: "tiêu đề hỏi đánh giá", en: "the header asks for a rating")
  static let headerIsCode = LocalizedText(vi: "tiêu đề là mã câu hỏi", en: "the header is a question's code")

  static func columnsOfGrid(_ count: Int) -> LocalizedText {
    .init(vi: "\(count) cột của một bảng câu hỏi có số như vậy", en: "\(count) columns of one grid hold such numbers")
  }

  static func columnsOfSameRange(_ count: Int) -> LocalizedText {
    .init(vi: "\(count) cột khác có cùng khoảng số", en: "\(count) other column\(count == 1 ? " has" : "s have") the same range")
  }

  static func rangeOfScale(_ low: Int, high: Int) -> LocalizedText {
    .init(vi: "câu trả lời từ \(low) đến \(high), như trên thang đo", en: "the answers run from \(low) to \(high), as on a scale")
  }

  static let onlyColumnWithAnswers = LocalizedText(vi: "cột duy nhất có câu trả lời", en: "the only column with answers")
  static let twoValuesOrCodes = LocalizedText(vi: "chỉ có hai giá trị: có/không hoặc mã", en: "two values only: yes or no, or codes")
  static let twoValues = LocalizedText(vi: "chỉ có hai giá trị", en: "two values only")
  static let oneAnswerAlone = LocalizedText(
    vi: "mọi người trả lời giống nhau, cũng có thể là một thông tin của đợt khảo sát",
    en: "all gave the same answer, which may be a fact about the survey too")
  static let nobodyChoseZero = LocalizedText(vi: "không ai chọn 0: thang 0–10 hay 1–10?", en: "nobody chose 0: a scale of 0–10 or 1–10?")

  static let somethingBad = LocalizedText(
    vi: "câu hỏi nói về điều không tốt: đồng ý hoặc điểm cao có thể là xấu",
    en: "the question speaks of something bad: agreement or a high number may be bad")

  static let muchMayBeBad = LocalizedText(
    vi: "nhãn chỉ nói nhiều hay ít: không rõ cao là tốt hay xấu",
    en: "the labels say how much there is, not whether that is good or bad")

  static let lettersOfGrades = LocalizedText(
    vi: "chữ cái A, B, C … như khi cho điểm; không rõ chữ nào là tốt nhất",
    en: "letters A, B, C … as marks are given; nothing says which is the best")
  static let spansOfPercent = LocalizedText(vi: "nhãn là các khoảng phần trăm", en: "the labels are spans of percent")
  static let spansOfTime = LocalizedText(vi: "nhãn là các khoảng thời gian", en: "the labels are spans of time")
  static let spansOfRespondent = LocalizedText(
    vi: "khoảng số cũng có thể là thông tin về người trả lời", en: "spans of numbers can be facts about the respondent too")
  static let oneTickOfAPoint = LocalizedText(
    vi: "mỗi dòng đánh dấu một ô, và các ô là các mức của một thang đo",
    en: "each row ticks one box, and the boxes are the points of one scale")

  static let nothingAsksForGrade = LocalizedText(
    vi: "chỉ có số nguyên nhỏ: tiêu đề không hỏi đánh giá, không có chú giải, không có câu nào khác cùng thang",
    en: "nothing but small whole numbers: no word of a rating, no legend, no other question of that range")

  static let answersRunOpposite = LocalizedText(
    vi: "câu trả lời đi ngược với các câu khác: điểm cao có thể là xấu",
    en: "its answers run against those of the other questions: a high one may be bad")

  static func unknownLegend(_ text: String) -> LocalizedText {
    .init(
      vi: "chú giải ghi \"\(text)\": không rõ đầu nào của thang là tốt nhất",
      en: "its legend says \"\(text)\", which does not tell which end is the best")
  }

  static let quizGivesPoints = LocalizedText(
    vi: "bài kiểm tra cho điểm câu này: có câu trả lời đúng", en: "a quiz gives points for it: it has a right answer")

  static let longTexts = LocalizedText(
    vi: "văn bản dài hoặc có số của người, doanh nghiệp",
    en: "long texts, or numbers of a person or firm")

  static let noOrder = LocalizedText(vi: "các câu trả lời không có thứ tự", en: "the answers have no order")

  static func sameCodes(_ columns: Int) -> LocalizedText {
    .init(vi: "\(columns) cột có cùng mã trả lời", en: "\(columns) column\(columns == 1 ? " has" : "s have") the same codes")
  }

  static let labelsWithNumbers = LocalizedText(vi: "nhãn có số thứ tự", en: "labels with numbers")

  static let codesWithoutOrder = LocalizedText(
    vi: "mã không cho biết có thứ tự hay không",
    en: "codes do not tell whether there is an order")

  static let labelsInOrder = LocalizedText(vi: "nhãn theo thứ tự từ kém đến tốt", en: "labels in an order from worst to best")

  static func sameLabels(_ columns: Int) -> LocalizedText {
    .init(vi: "\(columns) cột có cùng nhãn", en: "\(columns) columns have the same labels")
  }

  static func wordsOfDegree(_ labels: Int, of all: Int) -> LocalizedText {
    .init(vi: "\(labels) trên \(all) nhãn có từ chỉ mức độ", en: "\(labels) of \(all) labels have words of degree")
  }

  static func someLabelsInOrder(_ labels: Int, of all: Int) -> LocalizedText {
    .init(
      vi: "\(labels) trên \(all) nhãn là mức độ quen thuộc", en: "\(labels) of \(all) labels are degrees that are known")
  }

  static let yesOrNo = LocalizedText(vi: "trả lời có hoặc không", en: "answered with yes or no")
  static let yesOrNoIsFact = LocalizedText(vi: "có hoặc không có thể là một thông tin", en: "yes or no can be a fact")

  static let asksWhatRespondentDid = LocalizedText(
    vi: "câu hỏi về việc làm, tài sản hoặc đặc điểm của người trả lời",
    en: "the question asks what the respondent did, has or is")

  static let asksWhatCameOfIt = LocalizedText(vi: "câu hỏi về kết quả phục vụ", en: "the question asks about the outcome of the service")

  static func optionsOfTwoValues(_ columns: Int) -> LocalizedText {
    .init(
      vi: "\(columns) cột cùng loại chỉ có hai giá trị như 0 và 1: các lựa chọn của một câu",
      en: "\(columns) columns of one kind hold two values such as 0 and 1: the options of one question")
  }

  static func optionsOfOneValue(_ columns: Int) -> LocalizedText {
    .init(
      vi: "\(columns) cột cùng loại chỉ có một giá trị hoặc để trống: các lựa chọn của một câu",
      en: "\(columns) columns of one kind hold one value or nothing: the options of one question")
  }

  static let oneValueOrNothing = LocalizedText(vi: "chỉ có một giá trị hoặc để trống", en: "one value or nothing")
  static let tickBox = LocalizedText(vi: "ô đánh dấu", en: "a box that is ticked or not")

  static func ranksOfColumns(_ columns: Int, high: Int) -> LocalizedText {
    .init(
      vi: "trong mỗi dòng \(columns) cột là các số 1 đến \(high), mỗi số một lần",
      en: "in every row the \(columns) columns are the numbers 1 to \(high), each once")
  }

  static func goesWith(_ column: String) -> LocalizedText {
    .init(vi: "luôn đi cùng cột \"\(column)\"", en: "always goes with the column \"\(column)\"")
  }

  static let asksWhichUnit = LocalizedText(vi: "tiêu đề hỏi đơn vị nào", en: "the header asks which unit")
  static let speaksOfUnit = LocalizedText(vi: "tiêu đề có nhắc đến đơn vị", en: "the header speaks of a unit")

  static func namesOfOffices(_ offices: Int, count: Int) -> LocalizedText {
    .init(vi: "\(offices) trên \(count) giá trị là tên cơ quan", en: "\(offices) of \(count) values are names of offices")
  }

  static func unitsOfEditionBefore(_ count: Int) -> LocalizedText {
    .init(vi: "\(count) giá trị là đơn vị của kỳ trước", en: "\(count) values are units of the edition before")
  }

  static let namesRepeat = LocalizedText(vi: "mỗi tên lặp lại ở nhiều dòng", en: "each name stands in several rows")

  static func differentNames(_ count: Int) -> LocalizedText {
    .init(vi: "\(count) tên khác nhau", en: "\(count) different names")
  }

  static let inEveryRow = LocalizedText(vi: "dòng nào cũng có", en: "in every row")
  static let namesDoNotRepeat = LocalizedText(vi: "tên không lặp lại", en: "the names do not repeat")
  static let speaksOfRespondent = LocalizedText(vi: "tiêu đề nói về người trả lời", en: "the header speaks of the respondent")
  static let asksAboutTheRespondent = LocalizedText(vi: "tiêu đề hỏi về người trả lời", en: "the header asks about the respondent")
  static let asksForRegion = LocalizedText(vi: "tiêu đề hỏi địa bàn, loại hình", en: "the header asks for a region or kind")
}
