extension IndexTree {
  /// What makes a tree impossible, with the node it was found at as a path of positions among siblings from the root.
  package struct Flaw: Explained, Hashable {
    package enum Reason: Hashable, Sendable {
      case invalidID(String)
      case duplicateID(String)
      case noChildren
      case negativeWeight(Double)
      case weightNotFinite
      /// The weights of the children sum to zero.
      case weightsSumToNothing
      case emptyRange(min: Double, max: Double)
      case emptyScore(from: Double, to: Double)
      /// A logarithm needs ends above zero.
      case logarithmOf(Double)
      case bandTwice(Double)
      case noBands
      case power(Double)
      case noQuestions
      /// Below zero, or all zero.
      case groupWeights
      case points(Double)
      /// Shares not above zero or together not below one, a gap not above zero, or names that are not one more.
      case relativeTiers
      case decimals(Int)
      case confidence(Double)
      case atLeast(Double)
      case tierTwice(Double)
      /// None, one twice, or more than ``ResponseWeighting/mostNames``.
      case weightingNames([String])
      /// Of a component.
      case weightScheme(WeightScheme.Flaw)
    }

    package let path: [Int]
    package let reason: Reason

    package init(path: [Int], reason: Reason) {
      self.path = path
      self.reason = reason
    }

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
          en: "expected shares above zero that sum to less than one and one name more, or a gap above zero and a name at least")
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
          vi: "cần từ 1 đến \(ResponseWeighting.mostNames) tên khác nhau để tính trọng số, gặp \(names.joined(separator: ", "))",
          en: "expected 1 to \(ResponseWeighting.mostNames) different names to weight by, found \(names.joined(separator: ", "))")
      case .weightScheme(let flaw): flaw.message
      case .tierTwice(let from):
        .init(
          vi: "các mức xếp loại phải bắt đầu từ những điểm khác nhau, gặp \(from) hai lần",
          en: "expected tiers that start at different scores, found \(from) twice")
      }
    }
  }

  /// What is wrong with an indicator on its own.
  static func flaw(in indicator: Indicator) -> Flaw.Reason? {
    if case .questions(let codes, _) = indicator.source, codes.isEmpty { return .noQuestions }
    var ends: [Double] = []
    switch indicator.normalization {
    case .minMax(.given(let min, let max), _, _, _, _), .distance(_, .given(let min, let max), _, _, _),
      .goalposts(let min, let max, _, _, _):
      guard min < max else { return .emptyRange(min: min, max: max) }
      ends = [min, max]
    case .categorical(let bands):
      guard !bands.isEmpty else { return .noBands }
      let starts = bands.map(\.from).sorted()
      for (low, high) in zip(starts, starts.dropFirst()) where low == high { return .bandTwice(low) }
    default: break
    }
    if indicator.transform == .log, let end = ends.first(where: { !($0 > 0) }) { return .logarithmOf(end) }
    return nil
  }

  static func flaw(in finish: Finish, score: Score) -> Flaw.Reason? {
    let shares = finish.respondentGroups
    if !shares.isEmpty {
      let isRight = shares.allSatisfy { $0.weight >= 0 && $0.weight.isFinite } && shares.contains { $0.weight > 0 }
      guard isRight, Set(shares.map(\.id)).count == shares.count else { return .groupWeights }
    }
    for adjustment in finish.adjustments where !adjustment.points.isFinite { return .points(adjustment.points) }
    switch finish.relativeTiers?.rule {
    case .quantile(let shares):
      let sum = shares.reduce(0, +)
      guard shares.allSatisfy({ $0 > 0 }), sum < 1, finish.relativeTiers?.names.count == shares.count + 1 else { return .relativeTiers }
    case .gap(let gap):
      guard gap > 0, gap.isFinite, finish.relativeTiers?.names.isEmpty == false else { return .relativeTiers }
    case nil: break
    }
    return nil
  }
}
