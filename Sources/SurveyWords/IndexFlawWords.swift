package import SurveyModel

extension IndexTree.Flaw: Explained {
  package func message(in language: Language) -> String { message[language] }

  private var message: LocalizedText {
    switch reason {
    case .invalidID(let id):
      .init(
        vi: "cần mã gồm chữ cái A-Z a-z, chữ số, dấu chấm, gạch dưới và gạch nối, gặp \"\(id)\"",
        en: "expected an id of letters A-Z a-z, digits, dot, underscore and hyphen, found \"\(id)\"")
    case .duplicateID(let id):
      .init(vi: "mỗi mã chỉ được dùng một lần, gặp \"\(id)\" hai lần", en: "expected every id once, found \"\(id)\" twice")
    case .noChildren:
      .init(
        vi: "dưới một chỉ số thành phần cần ít nhất một tiêu chí hoặc chỉ số thành phần, nhưng không có",
        en: "expected at least one indicator or component below a component, found none")
    case .negativeWeight(let weight):
      .init(vi: "cần trọng số từ 0 trở lên, gặp \(weight)", en: "expected a weight of zero or more, found \(weight)")
    case .weightNotFinite: .init(vi: "cần trọng số là một số hữu hạn", en: "expected a finite weight")
    case .weightsSumToNothing:
      .init(
        vi: "tổng trọng số của các phần cùng cấp phải lớn hơn 0, gặp tổng bằng 0",
        en: "expected siblings whose weights sum to more than zero, found a sum of 0")
    case .emptyRange(let min, let max):
      .init(
        vi: "cần khoảng có min nhỏ hơn max, gặp min \(min) và max \(max)",
        en: "expected a range with min below max, found min \(min) and max \(max)")
    case .logarithmOf(let number):
      .init(
        vi: "với transform: log cần các số lớn hơn 0, gặp \(number)",
        en: "expected numbers above zero for transform: log, found \(number)")
    case .bandTwice(let from):
      .init(
        vi: "các khoảng phải bắt đầu từ những giá trị khác nhau, gặp \(from) hai lần",
        en: "expected bands that start at different values, found \(from) twice")
    case .noBands: .init(vi: "cần ít nhất một khoảng (bands), nhưng không có", en: "expected at least one band, found none")
    case .power(let p): .init(vi: "cần số mũ p khác 0, gặp \(p)", en: "expected a power p other than zero, found \(p)")
    case .noQuestions: .init(vi: "cần ít nhất một câu hỏi, nhưng không có", en: "expected at least one question, found none")
    case .groupWeights:
      .init(
        vi: "cần trọng số từ 0 trở lên cho từng nhóm người trả lời, có nhóm lớn hơn 0, mỗi nhóm một lần",
        en: "expected weights of zero or more for respondent groups, one above zero, every group once")
    case .points(let points): .init(vi: "cần số điểm hữu hạn, gặp \(points)", en: "expected finite points, found \(points)")
    case .relativeTiers:
      .init(
        vi: "cần tỷ lệ lớn hơn 0 với tổng nhỏ hơn 1 và nhiều hơn một tên, hoặc khoảng cách lớn hơn 0 với ít nhất một tên",
        en: "expected shares above zero that sum to less than one and one name more, or a gap above zero and at least one name")
    case .emptyScore(let from, let to):
      .init(
        vi: "cần thang điểm có from nhỏ hơn to, gặp from \(from) và to \(to)",
        en: "expected a score with from below to, found from \(from) to \(to)")
    case .decimals(let decimals):
      .init(vi: "cần từ 0 đến 10 chữ số thập phân, gặp \(decimals)", en: "expected 0 to 10 decimals, found \(decimals)")
    case .confidence(let confidence):
      .init(
        vi: "cần độ tin cậy lớn hơn 0 và nhỏ hơn 1, gặp \(confidence)", en: "expected a confidence between 0 and 1, found \(confidence)")
    case .atLeast(let share):
      .init(vi: "cần tỷ lệ từ 0 đến 1, gặp \(share)", en: "expected a share from 0 to 1, found \(share)")
    case .weightingNames(let names):
      .init(
        vi: "cần từ 1 đến \(IndexTree.ResponseWeighting.mostNames) tên khác nhau để tính trọng số, gặp \(names.joined(separator: ", "))",
        en: "expected 1 to \(IndexTree.ResponseWeighting.mostNames) different names to weight by, found \(names.joined(separator: ", "))")
    case .weightScheme(let flaw): flaw.message
    case .tierTwice(let from):
      .init(
        vi: "các mức xếp loại phải bắt đầu từ những điểm khác nhau, gặp \(from) hai lần",
        en: "expected tiers that start at different scores, found \(from) twice")
    }
  }
}
