import Scoring
import SurveyModel

/// What is said in the audit workbook.
struct AuditBookWords {
  let language: Language

  enum Sheet {
    case check, result, weights, comparison, combined, scores, values, indicators, unitTallies, tallies, questions, responseWeights, figures
  }

  /// On every sheet, in both languages.
  static let notice =
    "TÀI LIỆU LÀM VIỆC, KHÔNG CÔNG BỐ: tệp chứa cả số liệu giữ kín. / WORKING PAPER, NOT FOR PUBLICATION: it holds what is withheld."

  private func word(_ vi: String, _ en: String) -> String { language(vi: vi, en: en) }

  /// Short enough for a tab, a number behind it.
  func sheet(_ sheet: Sheet) -> String {
    switch sheet {
    case .check: word("Kiểm tra", "Check")
    case .result: word("Kết quả", "Result")
    case .weights: word("Trọng số", "Weights")
    case .comparison: word("Đối chiếu", "Comparison")
    case .combined: word("Điểm gộp", "Combined")
    case .scores: word("Điểm", "Scores")
    case .values: word("Giá trị", "Values")
    case .indicators: word("Chỉ tiêu", "Indicators")
    case .unitTallies: word("Đếm theo đơn vị", "Tallies by unit")
    case .tallies: word("Đếm", "Tallies")
    case .questions: word("Câu hỏi", "Questions")
    case .responseWeights: word("Trọng số phiếu", "Response weights")
    case .figures: word("Thực hiện chỉ tiêu", "Attainment")
    }
  }

  // MARK: - Check

  func title(_ survey: Survey) -> String {
    word("Sổ kiểm toán", "Audit workbook") + " · " + survey.title[language]
  }
  var aboutCheck: String {
    word(
      "Excel tính lại mọi số bằng công thức, từ số đếm câu trả lời đến xếp hạng; mỗi số cuối đứng cạnh số của chương trình. "
        + "Ô nền vàng có thể sửa: sửa trọng số thì điểm và thứ hạng đổi theo, và ô so sánh báo KHÁC.",
      "Excel recomputes every number by formulas, from counted answers to ranks; each end value stands beside the program’s. "
        + "Yellow cells can be changed: with another weight scores and ranks follow, and the check cells say KHÁC (different).")
  }
  var differences: String { word("Số ô KHÁC", "Cells that differ (KHÁC)") }
  var checked: String { word("Số ô đã so sánh", "Cells compared") }
  var sheetName: String { word("Trang", "Sheet") }
  var contents: String { word("Nội dung", "What it holds") }
  var limits: String { word("Điều Excel không tính lại", "What Excel does not recompute") }
  /// Paragraphs that stand in every workbook.
  var notComputed: [String] {
    [
      word(
        "Khoảng tin cậy, sai số chuẩn và khoảng thứ hạng không có trong tệp này.",
        "Intervals, standard errors and rank sets are not in this file."),
      word(
        "Câu hỏi gộp từ nhiều câu: trung bình (hoặc “mọi câu đều ở hai mức cao nhất”) lấy trong từng phiếu trước, nên số đếm ở đây là của giá trị đã gộp.",
        "A question made of several: the mean (or “all answers in the two best”) is taken within each form first, so that what is counted here is the value made."
      ),
      word(
        "Đơn vị bị giữ kín vẫn có số đếm ở đây; giá trị của các đơn vị này không được dùng, đúng như chương trình làm.",
        "Units that are withheld have their tallies here; their values are not used, as the program does not use them."),
    ]
  }
  func raked(_ group: String) -> String {
    word(
      "Trọng số phiếu của nhóm \(group) do lặp tỷ lệ (raking): Excel không lặp được, nên trọng số cuối đứng ở đây là số.",
      "Response weights of \(group) come from raking, which Excel cannot iterate: the final weights stand here as numbers.")
  }
  func computedWeights(_ component: String, _ scheme: String) -> String {
    word(
      "Trọng số của \(component) do phương pháp \(scheme) tính ra: đứng ở đây là số.",
      "The weights of \(component) were computed by \(scheme): they stand here as numbers.")
  }
  var treated: String {
    word(
      "Số liệu cứng đã được xử lý (chia, bổ khuyết, giá trị ngoại lai) trước khi vào tệp này; từng giá trị đổi có trong treatment.csv.",
      "Hard figures were treated (divided, imputed, outliers) before they came into this file; each changed value is in treatment.csv.")
  }
  func missedIndicators(_ ids: [String]) -> String {
    word(
      "Excel không có công thức cho giá trị hoặc điểm của: \(ids.joined(separator: ", ")). Ở đó là số của chương trình.",
      "Excel has no formula for the value or score of: \(ids.joined(separator: ", ")). The program’s number stands there.")
  }
  func missedNodes(_ ids: [String]) -> String {
    word(
      "Excel không có công thức cho cách tổng hợp của: \(ids.joined(separator: ", ")). Ở đó là số của chương trình.",
      "Excel has no formula for the aggregation of: \(ids.joined(separator: ", ")). The program’s number stands there.")
  }
  func size(cells: Int, formulas: Int) -> String {
    let numbers = NumberText(language: language)
    return word(
      "Tệp có \(numbers.text(cells)) ô, trong đó \(numbers.text(formulas)) công thức.",
      "The file has \(numbers.text(cells)) cells, \(numbers.text(formulas)) of them formulas.")
  }
  static func tooLarge(sheet: String, rows: Int, columns: Int) -> LocalizedText {
    LocalizedText(
      vi: "trang \"\(sheet)\" cần \(rows) dòng và \(columns) cột; Excel chỉ có 1048576 dòng và 16384 cột",
      en: "the sheet \"\(sheet)\" needs \(rows) rows and \(columns) columns; Excel has 1048576 rows and 16384 columns")
  }
  static func badName(sheet: String) -> LocalizedText {
    LocalizedText(
      vi: "Excel không nhận tên trang \"\(sheet)\": tối đa 31 ký tự, mỗi tên một lần",
      en: "Excel does not take the name \"\(sheet)\" for a sheet: 31 characters at most, each name once")
  }
  static func tooLong(sheet: String, cell: String, length: Int) -> LocalizedText {
    LocalizedText(
      vi: "công thức của ô \(cell), trang \"\(sheet)\", dài \(length) ký tự; Excel chỉ nhận \(AuditFormula.longest)",
      en: "the formula of cell \(cell), sheet \"\(sheet)\", has \(length) characters; Excel takes \(AuditFormula.longest)")
  }

  // MARK: - Words of several sheets

  var number: String { word("TT", "No.") }
  var unit: String { word("Đơn vị", "Unit") }
  var name: String { word("Tên", "Name") }
  var unitGroup: String { word("Nhóm", "Group") }
  var takesPart: String { word("Xếp hạng", "Ranked") }
  var allUnits: String { word("Tất cả", "All units") }
  var whole: String { word("(toàn cục)", "(all)") }
  var program: String { word("Chương trình", "Program") }
  var check: String { word("So sánh", "Check") }
  var weight: String { word("Trọng số", "Weight") }
  var question: String { word("Câu hỏi", "Question") }
  var answers: String { word("Số trả lời", "Answers") }
  var aggregation: String { word("Tổng hợp", "Aggregation") }
  var noFormula: String { word("Excel không có công thức: số của chương trình", "no formula in Excel: the program’s number") }
  var withheld: String { word("giữ kín: quá ít phiếu", "withheld: too few responses") }
  var screened: String { word("không xếp hạng: thiếu số liệu", "not ranked: too few figures") }
  var wholeWithheld: String { word("giữ kín: sẽ lộ đơn vị bị giữ kín", "withheld: it would reveal a withheld unit") }
  var tooFewAnswers: String { word("không dùng: quá ít người trả lời", "not used: too few answered") }
  var notApplicable: String { word("không áp dụng hoặc không hỏi", "does not apply, or is not asked") }

  // MARK: - Weights

  var weights: String { word("Trọng số của chỉ số và các số đã định", "Weights of the index, and other stated numbers") }
  var aboutWeights: String {
    word(
      "Trọng số là tương đối giữa các phần cùng cấp. Sửa ô nền vàng thì mọi trang tính theo.",
      "Weights are relative among siblings. Change a yellow cell and every sheet follows.")
  }
  var weightColumns: [String] {
    [
      word("Mã", "Id"), name, word("Thuộc", "Parent"), word("TT của cha", "Parent’s no."), weight,
      word("Tỷ trọng cùng cấp", "Share among siblings"),
      aggregation, word("Khi thiếu", "Where missing"), word("Nguồn trọng số", "Where the weights come from"),
    ]
  }
  var groupShares: String { word("Nhóm trả lời", "Respondent groups") }
  var settings: String { word("Thang điểm và công bố", "Scale and publication") }
  var scaleFrom: String { word("Thang điểm từ", "Scale from") }
  var scaleTo: String { word("Thang điểm đến", "Scale to") }
  var decimals: String { word("Số chữ số thập phân công bố", "Published decimals") }
  var atLeast: String { word("Số người trả lời tối thiểu", "Respondents that a number needs") }
  var multiply: String { word("Nhân điểm chỉ số với", "The index is multiplied by") }
  var adjustments: String { word("Điểm thưởng, điểm trừ", "Bonus and penalty points") }
  var tiers: String { word("Nhóm xếp loại", "Tiers") }

  func aggregation(_ aggregation: IndexTree.Aggregation) -> String {
    if case .power(let p) = aggregation { return aggregation.name + " " + (MachineNumber.text(p) ?? "") }
    return aggregation.name
  }
  func aggregation(_ index: IndexTree, _ node: Int) -> String {
    if case .component(let component) = index.nodes[node].content { aggregation(component.aggregation) } else { "" }
  }
  func missing(_ policy: IndexTree.MissingPolicy) -> String {
    switch policy {
    case .reweight(let atLeast): atLeast > 0 ? "reweight ≥ \(MachineNumber.text(atLeast) ?? "")" : "reweight"
    case .fail: "fail"
    case .zero: "zero"
    }
  }
  func scheme(_ scheme: WeightScheme) -> String {
    switch scheme {
    case .given: word("đã định", "given")
    default: word("\(scheme.name): số do chương trình tính", "\(scheme.name): numbers that the program computed")
    }
  }

  // MARK: - Response weights and tallies

  var responseWeights: String { word("Trọng số phiếu", "Response weights") }
  func responseWeights(_ method: IndexTree.ResponseWeighting) -> String {
    switch method {
    case .none: word("Mỗi phiếu có trọng số 1.", "Every response weighs 1.")
    case .nonresponse:
      word(
        "Trọng số = số được hỏi / số trả lời của đơn vị × nhóm (ô ít hơn hai phiếu đã gộp với ô kề).",
        "Weight = asked / answered of unit × stratum (a cell with fewer than two responses is joined with the next).")
    case .postStratify:
      word("Trọng số = số có trong tổng thể / số trả lời của mỗi loại.", "Weight = population / respondents of each category.")
    case .rake: word("Trọng số do lặp tỷ lệ (raking), đứng ở đây là số.", "Weights by raking, here as numbers.")
    }
  }
  var stratum: String { word("Nhóm mẫu", "Stratum") }
  var invited: String { word("Được hỏi (N)", "Asked (N)") }
  var responses: String { word("Trả lời (n)", "Answered (n)") }
  var notInFrame: String { word("Ngoài danh sách", "Not in the list") }
  var rule: String { word("Cách tính", "Rule") }
  var cellRule: String { "N / n" }
  var oneRule: String { word("1 (không biết N, hoặc không gán trọng số)", "1 (N is not known, or nothing is weighted)") }
  var overfullRule: String { word("1 (trả lời nhiều hơn danh sách)", "1 (more responses than listed)") }
  var calibratedRule: String { word("trung bình của ô; trọng số theo loại ở dưới", "mean of the cell; weights by class are below") }
  var stratifiedRule: String { word("tổng thể / số trả lời", "population / respondents") }
  var rakedRule: String { word("lặp tỷ lệ: số của chương trình", "raking: the program’s number") }
  var outsideRule: String {
    word("ngoài phép hiệu chỉnh: trung bình của các phiếu khác", "outside the calibration: the mean of the others")
  }
  var outsideClass: String { word("ngoài phép hiệu chỉnh", "outside the calibration") }
  var calibrationClass: String { word("Loại", "Class") }
  var category: String { word("Gồm", "Categories") }
  var population: String { word("Tổng thể", "Population") }
  var unknownStratum: String { word("không rõ nhóm", "stratum not known") }
  var noStrata: String { word("tất cả phiếu", "all responses") }
  func label(_ label: WeightingSummary.Calibration.Label, _ survey: Survey) -> String {
    switch label {
    case .unit(let unit): survey.units[unit].name[language]
    case .stratum(let stratum): survey.strata[stratum].name[language]
    case .value(let text): text
    case .notKnown: word("không rõ", "not known")
    }
  }

  var questions: String { word("Câu hỏi và giá trị của các mức", "Questions and the values of their categories") }
  var aboutQuestions: String {
    word(
      "Mức xếp từ thấp nhất; câu hỏi ngược đã được đảo khi đọc.",
      "Categories from the lowest; reversed questions were turned when they were read.")
  }
  var madeOf: String { word("Gộp từ", "Made of") }
  var best: String { word("Cao nhất", "Best") }
  var secondBest: String { word("Cao thứ hai", "Second best") }
  var secondWorst: String { word("Thấp thứ hai", "Second worst") }
  func category(_ place: Int) -> String { word("mức \(place + 1)", "cat. \(place + 1)") }
  func weighted(_ place: Int) -> String { word("mức \(place + 1), có trọng số", "cat. \(place + 1), weighted") }
  func unweighted(_ place: Int) -> String { word("mức \(place + 1), số đếm", "cat. \(place + 1), count") }

  /// Questions that another is made of; empty for one that was asked.
  func parts(of question: Question) -> [String] {
    let parts = question.code.split(separator: "\u{1F}").map(String.init)
    return parts.count > 1 ? Array(parts.dropFirst()) : []
  }
  func code(of question: Question) -> String {
    let parts = question.code.split(separator: "\u{1F}").map(String.init)
    return parts.count > 1 ? parts[0] + "(" + parts.dropFirst().joined(separator: ", ") + ")" : question.code
  }
  func madeOf(_ question: Question) -> String { parts(of: question).joined(separator: ", ") }

  var tallies: String { word("Số đếm theo đơn vị × nhóm mẫu × câu hỏi × mức", "Counts by unit × stratum × question × category") }
  var aboutTallies: String {
    word(
      "Mỗi dòng là các phiếu cùng trọng số; không có dòng của người trả lời.",
      "A line is the responses of one weight; none is a respondent’s.")
  }
  var unitTallies: String { word("Số đếm theo đơn vị × câu hỏi × mức", "Counts by unit × question × category") }
  var aboutUnitTallies: String {
    word(
      "Cộng từ trang số đếm: có trọng số, rồi số đếm. “Quá ít” = 1: ít người trả lời hơn mức tối thiểu, không dùng cho đơn vị.",
      "Sums of the tallies: weighted, then plain. “Too few” = 1: fewer answered than a number needs, not used of the unit.")
  }
  var weightSum: String { word("Tổng trọng số", "Σ weight") }
  var tooFew: String { word("Quá ít", "Too few") }
  var satisfactionQuestion: String { word("Tính hài lòng", "In satisfaction") }
  var satisfied: String { word("Hai mức cao nhất", "Two best") }

  // MARK: - Indicators, values, scores

  var indicators: String { word("Cách đọc và quy điểm từng chỉ tiêu", "How each indicator is read and normalised") }
  var aboutIndicators: String {
    word(
      "Bên phải: mỗi mức tính là bao nhiêu. Các cận lấy từ trang giá trị, trừ khi đã định trước.",
      "On the right: what each category counts for. Ends of ranges come from the values, unless they are stated.")
  }
  var indicatorColumns: [String] {
    [
      word("Mã", "Id"), name, word("Nguồn", "Source"), word("Thống kê", "Statistic"), word("Quy điểm", "Normalisation"),
      word("Hướng", "Direction"), word("Biến đổi", "Transform"), word("Cận dưới", "Low"), word("Cận trên", "High"), word("Điểm từ", "From"),
      word("Điểm đến", "To"), word("Khi bằng nhau", "Where equal"), word("Trung bình", "Mean"), word("Độ lệch", "sd"),
      word("Mục tiêu", "Aim"),
      word("Bỏ", "Left out"),
    ]
  }
  func figure(_ name: String) -> String { word("số liệu: \(name)", "figure: \(name)") }
  var positive: String { word("cao là tốt", "more is better") }
  var negative: String { word("thấp là tốt", "less is better") }
  var notAsked: String { word("không hỏi nhóm này", "not asked of this group") }

  var values: String { word("Giá trị và điểm của từng chỉ tiêu", "Value and score of each indicator") }
  var aboutValues: String {
    word(
      "Trung bình giản đơn (mỗi phiếu 1) đứng cạnh giá trị có trọng số; chỉ giá trị có trọng số vào chỉ số.",
      "The simple value (every response 1) stands beside the weighted one; only the weighted one enters the index.")
  }
  var valueColumns: [String] {
    [
      number, word("Chỉ tiêu", "Indicator"), unit, takesPart, answers, word("Giản đơn", "Simple"), word("Có trọng số", "Weighted"),
      word("Giá trị dùng", "Value used"), program, check, word("Sau biến đổi", "Transformed"), word("Vào khoảng", "In the range"),
      word("Điểm", "Score"), program, check, word("Ghi chú", "Remark"),
    ]
  }
  func scores(_ group: String?) -> String {
    word("Điểm của mọi phần của chỉ số", "Scores of every part of the index") + (group.map { " · " + $0 } ?? "")
  }
  var aboutScores: String {
    word(
      "Mỗi phần tính từ các phần dưới nó, đứng cạnh nhau; “–”: không áp dụng, ô trống: thiếu.",
      "Each part is made of those below it, which stand side by side; “–”: does not apply, empty: missing.")
  }
  var lowestScore: String { word("Điểm thấp nhất", "Lowest score") }
  var combinedScores: String { word("Điểm gộp của các nhóm trả lời", "Scores of all respondent groups together") }
  var aboutCombinedScores: String {
    word("Trung bình theo trọng số của các nhóm có điểm.", "The weighted mean over the groups that have a score.")
  }
  var comparison: String { word("Mọi điểm, cạnh điểm của chương trình", "Every score beside the program’s") }
  var aboutComparison: String {
    word("Lọc cột So sánh theo KHÁC để thấy chỗ khác.", "Filter the last column by KHÁC to see what differs.")
  }
  var comparisonColumns: [String] {
    [unit, word("Nhóm trả lời", "Respondent group"), word("Phần", "Part"), name, "Excel", program, check]
  }
  var allGroups: String { word("tất cả", "all") }

  // MARK: - Result and figures

  var result: String { word("Chỉ số, làm tròn, xếp hạng", "Index, rounding, ranks") }
  var aboutResult: String {
    word(
      "Làm tròn: đọc ở 12 chữ số có nghĩa, rồi làm tròn nửa lên. Xếp hạng theo điểm công bố, trừ khi chỉ số định khác.",
      "Rounding: read at 12 significant digits, then half up. Ranks by the published score, unless the index says otherwise.")
  }
  var resultColumns: [String] {
    [
      number, unit, name, unitGroup, takesPart, word("Ghi chú", "Remark"), word("Trước điểm thưởng", "Before points"),
      word("Điểm thưởng", "Points"), word("Chỉ số", "Index"), program, check, word("12 chữ số", "12 digits"), word("Công bố", "Published"),
      program, check, word("Hạng", "Rank"), program, check, word("Hạng trong nhóm", "Rank in group"), program, check,
      word("Xếp loại", "Tier"), program, check, word("Theo thứ tự", "In order"), word("Bậc", "Tier no."),
    ]
  }
  var satisfaction: String { word("Tỷ lệ hài lòng", "Satisfaction") }
  var figures: String { word("Thực hiện dự toán, chỉ tiêu", "Attainment of targets") }
  var aboutFigures: String {
    word(
      "Tỷ lệ thực hiện = thực hiện / chỉ tiêu, cho từng cơ quan giao; thứ hạng theo chỉ tiêu đầu tiên.",
      "Attainment = actual / target, for each issuer’s target; ranks by the first target.")
  }
  var figureColumns: [String] {
    [
      unit, word("Nội dung", "Figure"), word("Kỳ", "Period"), word("Đơn vị tính", "Measure"), word("TT", "No."),
      word("Thực hiện", "Actual"),
      word("Kỳ trước", "Period before"), word("Toàn cục", "Department"), word("Cơ quan giao", "Set by"), word("Chỉ tiêu", "Target"),
      word("Tỷ lệ thực hiện", "Attainment"), program, check, word("Còn thiếu", "Gap"), program, check, word("So với kỳ trước", "Change"),
      program, check, word("Tỷ trọng", "Share"), program, check, word("Để xếp hạng", "For the rank"), word("Hạng", "Rank"), program, check,
      word("Thời gian đã qua", "Elapsed"), word("Ước cả kỳ", "At this pace"), program, check,
    ]
  }
  /// What a further ranking from the same answers is called.
  func entity(_ title: String) -> String { " · " + title }
}
