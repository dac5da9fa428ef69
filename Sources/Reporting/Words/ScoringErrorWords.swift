package import Scoring
package import SurveyModel
import SurveyWords

extension ScoringError: Explained {
  package func message(in language: Language) -> String { message[language] }

  private var message: LocalizedText {
    switch self {
    case .overflow(let unit, let node):
      .init(
        vi: "\(node), \(unit.isEmpty ? "toàn cơ quan" : "đơn vị \"\(unit)\""): phép tính vượt giới hạn của số thực 64 bit; "
          + "cần số liệu theo đơn vị đo lớn hơn",
        en: "\(node), \(unit.isEmpty ? "the whole department" : "unit \"\(unit)\""): the result is larger than a double can hold; "
          + "expected figures in a larger unit of measurement")
    case .unknownNode(let id):
      .init(vi: "chỉ số không có phần nào mang mã \"\(id)\"", en: "the index has no node \"\(id)\"")
    case .impossibleIndex(let flaw): LocalizedText { flaw.message(in: $0) }
    case .cancelled: .init(vi: "đã dừng theo yêu cầu", en: "stopped as asked")
    case .tooFewUnitsToWeight(let component, let scheme, let units):
      .init(
        vi: "\(component): \"weights: \(scheme)\" cần ít nhất 2 đơn vị có điểm ở mọi phần bên dưới, gặp \(units)",
        en: "\(component): \"weights: \(scheme)\" needs 2 or more units with a score for every child, found \(units)")
    case .nothingToWeightBy(let component, let scheme, let units):
      .init(
        vi: "\(component): \"weights: \(scheme)\" cần các đơn vị khác nhau, gặp \(units) đơn vị không có gì để phân biệt",
        en: "\(component): \"weights: \(scheme)\" needs children that tell the units apart, found \(units) units and nothing to weigh by")
    case .denominator(let column, let unit, let value, let divides, let period):
      .init(
        vi: "treatment: \"\(divides)\" chia cho \"\(column)\" nên cần giá trị lớn hơn 0, gặp \(Self.count(value)) ở "
          + (unit.isEmpty ? "toàn cơ quan" : "đơn vị \"\(unit)\"") + (period.map { ", kỳ \($0)" } ?? ""),
        en: "treatment: \"\(divides)\" is divided by \"\(column)\", which needs values above 0, found \(Self.count(value)) for "
          + (unit.isEmpty ? "the whole department" : "unit \"\(unit)\"") + (period.map { " in \($0)" } ?? ""))
    case .unknownDenominator(let column, let divides):
      .init(
        vi: "treatment: \"\(divides)\" chia cho \"\(column)\", nhưng không có số liệu nào tên như vậy",
        en: "treatment: \"\(divides)\" is divided by \"\(column)\", found no figures of that name")
    case .noDenominators(let column, let divides):
      .init(
        vi: "treatment: \"\(divides)\" chia cho \"\(column)\", nhưng không đơn vị nào có giá trị \"\(column)\" của kỳ này",
        en: "treatment: \"\(divides)\" is divided by \"\(column)\", found no unit with a value of \"\(column)\" in this period")
    case .noPeriods(let method, let before, let unit, let column):
      .init(
        vi: "treatment: \"impute: \(method)\" lấy giá trị của kỳ khác cho \"\(column)\" của "
          + (unit.isEmpty ? "toàn cơ quan" : "đơn vị \"\(unit)\"")
          + (before.map { ", nhưng không có kỳ nào " + (method == "latest" ? "trước \($0)" : "ngoài \($0)") }
            ?? ", nhưng kỳ của bảng không phải là năm hay tháng")
          + "; nguồn là cột \"period\" hoặc --edition và --earlier của bảng, tệp số liệu bối cảnh và previous của khảo sát",
        en: "treatment: \"impute: \(method)\" takes \"\(column)\" of " + (unit.isEmpty ? "the whole department" : "unit \"\(unit)\"")
          + " from other periods, "
          + (before.map { "found none " + (method == "latest" ? "before \($0)" : "but \($0)") }
            ?? "and that of the table is no year or month")
          + "; they come from the column under \"period\" or --edition and --earlier of a table, the context file and previous of a survey")
    case .transformedPooled(let indicator, let edition):
      .init(
        vi:
          "tiêu chí \"\(indicator)\": xử lý ngoại lệ lấy logarit số liệu kỳ \(edition), nên không gộp khoảng với kỳ khác được; đặt log: false "
          + "hoặc cho khoảng định trước",
        en:
          "indicator \"\(indicator)\": outliers made its figures of \(edition) logarithms, whose range cannot be pooled with other editions; set log: false "
          + "or state the range")
    case .noGroups(let method):
      .init(
        vi: "treatment: \"impute: \(method)\" cần nhóm của các đơn vị (cột \"group\" của bảng, group trong survey.yaml), nhưng không có",
        en: "treatment: \"impute: \(method)\" needs groups of units (the column \"group\" of a table, group in survey.yaml), found none")
    case .noPopulation(let name):
      .init(
        vi: "response-weights: cần số lượng theo \"\(name)\" trong danh sách được mời hoặc trong population của khảo sát, nhưng không có",
        en: "response-weights: expected counts of \"\(name)\" in the frame or the population of the survey, found none")
    case .emptyCategory(let names, let category, let population):
      .init(
        vi: "response-weights: \(Self.category(names, category)) có \(Self.count(population)) đơn vị trong tổng thể mà không có phiếu nào; "
          + "gộp với nhóm khác hoặc bỏ tên này",
        en: "response-weights: \(Self.category(names, category)) has \(Self.count(population)) members and no response; "
          + "join it with another category or leave the name out")
    case .rakingDidNotConverge(let iterations, let deviation, let names, let category):
      .init(
        vi:
          "response-weights: hiệu chỉnh theo biên (rake) không hội tụ sau \(iterations) vòng; trọng số của \(Self.category(names, category)) "
          + "lệch \(deviation) so với tổng",
        en: "response-weights: raking did not converge in \(iterations) passes; the weights of \(Self.category(names, category)) "
          + "are off by \(deviation) of their total")
    case .unknownQuestion(let code, let needer):
      .init(
        vi: "\(needer): cần một câu hỏi của khảo sát, gặp \"\(code)\"",
        en: "\(needer): expected a question of the survey, found \"\(code)\"")
    case .scaleTooSmall(let question, let statistic, let categories, let needed):
      .init(
        vi: "câu hỏi \"\(question)\": \(statistic) cần thang đo từ \(needed) mức trở lên, gặp \(categories)",
        en: "question \"\(question)\": \(statistic) needs a scale of \(needed) categories or more, found \(categories)")
    case .noAnswerScale(let indicator):
      .init(
        vi: "tiêu chí \"\(indicator)\": số liệu (data) không có thang đo; cần một cách normalize khác, như min-max",
        en: "indicator \"\(indicator)\": data have no answer scale; expected another normalize, such as min-max")
    case .noMaximum(let indicator, let highest):
      .init(
        vi: "tiêu chí \"\(indicator)\": share-of-maximum cần thang đo có giá trị cao nhất lớn hơn 0, gặp \(highest)",
        en: "indicator \"\(indicator)\": share-of-maximum needs a scale whose highest value is above 0, found \(highest)")
    case .inEdition(let edition, let error):
      .init(
        vi: "kỳ \(edition) (previous): \(error.message(in: .vi))", en: "edition \(edition) (previous): \(error.message(in: .en))")
    case .unknownData(let indicator, let data):
      .init(
        vi: "tiêu chí \"\(indicator)\": cần một chỉ tiêu có trong tệp số liệu bối cảnh, gặp \"\(data)\"",
        en: "indicator \"\(indicator)\": expected an indicator of the context file, found \"\(data)\"")
    case .editionIsNoPeriod(let edition, let indicator):
      .init(
        vi: "tiêu chí \"\(indicator)\": số liệu lấy theo kỳ khảo sát; cần edition như 2023 hoặc 2023-07, gặp \"\(edition)\"",
        en:
          "indicator \"\(indicator)\": its data are those of the edition; expected an edition such as 2023 or 2023-07, found \"\(edition)\""
      )
    case .mixedMeasures(let indicator, let measures): Self.mixed(indicator, measures.map { "\"\($0)\"" }.joined(separator: ", "))
    case .allEqual(let indicator, let value, let units, let method):
      .init(
        vi: "tiêu chí \"\(indicator)\": \(method) cần các đơn vị có giá trị khác nhau, gặp cùng giá trị \(value) ở "
          + "\(Self.list(units, more: "đơn vị khác", and: "và")); đặt when-equal nếu chấp nhận",
        en: "indicator \"\(indicator)\": \(method) needs units that differ, found \(value) for "
          + "\(Self.list(units, more: "more", and: "and")); set when-equal to allow it")
    case .outsideRange(let indicator, let unit, let value, let min, let max):
      .init(
        vi:
          "tiêu chí \"\(indicator)\", đơn vị \"\(unit)\": cần giá trị từ \(min) đến \(max), gặp \(value); đặt clip: true nếu chấp nhận",
        en:
          "indicator \"\(indicator)\", unit \"\(unit)\": expected a value from \(min) to \(max), found \(value); set clip: true to allow it"
      )
    case .belowBands(let indicator, let unit, let value, let lowest):
      .init(
        vi: "tiêu chí \"\(indicator)\", đơn vị \"\(unit)\": cần giá trị từ \(lowest) trở lên, là khoảng thấp nhất (bands), gặp \(value)",
        en:
          "indicator \"\(indicator)\", unit \"\(unit)\": expected a value of \(lowest) or more, where the lowest band begins, found \(value)"
      )
    case .notPositive(let indicator, let unit, let value, let needer):
      .init(
        vi: "tiêu chí \"\(indicator)\", đơn vị \"\(unit)\": \(needer) cần giá trị lớn hơn 0, gặp \(value)",
        en: "indicator \"\(indicator)\", unit \"\(unit)\": \(needer) needs values above zero, found \(value)")
    case .targetNotBetter(let indicator, let method, let target, let worst):
      .init(
        vi: "tiêu chí \"\(indicator)\": \(method) cần đích tốt hơn giá trị kém nhất là \(worst), gặp \(target)",
        en: "indicator \"\(indicator)\": \(method) needs a target better than the worst value \(worst), found \(target)")
    case .noReference(let indicator, let unit):
      .init(
        vi: "tiêu chí \"\(indicator)\": cần một đơn vị được công bố và có giá trị tại reference, gặp \"\(unit)\"",
        en: "indicator \"\(indicator)\": expected a published unit with a value under reference, found \"\(unit)\"")
    case .unknownEdition(let indicator, let edition):
      .init(
        vi:
          "tiêu chí \"\(indicator)\": cần số liệu của kỳ \"\(edition)\" cho khoảng gộp (pooled), nhưng không có trong các kỳ trước (previous; "
          + "cdci score: --earlier) hay tệp số liệu bối cảnh",
        en:
          "indicator \"\(indicator)\": expected values of edition \"\(edition)\" for its pooled range, found none among the editions before "
          + "(previous; cdci score: --earlier) or in the context file")
    case .noValues(let indicator):
      .init(
        vi: "tiêu chí \"\(indicator)\": cần giá trị của ít nhất một đơn vị, nhưng không đơn vị nào có",
        en: "indicator \"\(indicator)\": expected a value for at least one unit, found none")
    case .unknownCategory(let question, let value, let known):
      .init(
        vi: "câu hỏi \"\(question)\": share cần các mức của thang đo (\(known.joined(separator: ", "))), gặp \"\(value)\"",
        en: "question \"\(question)\": share needs values of the scale (\(known.joined(separator: ", "))), found \"\(value)\"")
    case .differentScales(let indicator, let questions):
      .init(
        vi:
          "tiêu chí \"\(indicator)\": cần các câu hỏi có cùng thang đo, gặp thang khác nhau ở \(Self.list(questions, more: "câu hỏi khác", and: "và"))",
        en:
          "indicator \"\(indicator)\": expected questions on one scale, found different ones for \(Self.list(questions, more: "more", and: "and"))"
      )
    case .tooManyValues(let indicator, let found, let limit):
      .init(
        vi:
          "tiêu chí \"\(indicator)\": trung bình của các câu hỏi chỉ được có nhiều nhất \(limit) giá trị khác nhau, gặp \(found); hãy dùng ít câu hỏi hơn",
        en:
          "indicator \"\(indicator)\": expected means over its questions of at most \(limit) different values, found \(found); use fewer questions"
      )
    case .childNotPositive(let unit, let component, let child, let score, let method):
      .init(
        vi: "đơn vị \"\(unit)\", \"\(component)\": \(method) cần điểm lớn hơn 0, gặp \(score) ở \"\(child)\"",
        en: "unit \"\(unit)\", \"\(component)\": \(method) needs scores above zero, found \(score) for \"\(child)\"")
    case .missingChild(let unit, let component, let child):
      .init(
        vi: "đơn vị \"\(unit)\", \"\(component)\": missing: fail cần điểm của mọi phần, nhưng \"\(child)\" không có điểm",
        en: "unit \"\(unit)\", \"\(component)\": missing: fail needs a score of every part, found none for \"\(child)\"")
    case .groupsWithoutWeights(let groups):
      .init(
        vi:
          "respondent-groups: cần trọng số của từng nhóm người trả lời trong chỉ số, nhưng không có của \(Self.list(groups, more: "nhóm khác", and: "và"))",
        en:
          "respondent-groups: expected a weight for every respondent group in the index, found none for \(Self.list(groups, more: "more", and: "and"))"
      )
    case .unknownGroup(let group, let known):
      .init(
        vi: "respondent-groups: cần một nhóm người trả lời của khảo sát (\(known.joined(separator: ", "))), gặp \"\(group)\"",
        en: "respondent-groups: expected a respondent group of the survey (\(known.joined(separator: ", "))), found \"\(group)\"")
    case .unknownUnit(let unit, let needer):
      .init(
        vi: "\(needer): cần mã của một đơn vị, gặp \"\(unit)\"", en: "\(needer): expected the id of a unit, found \"\(unit)\"")
    case .contextTwice(let unit, let indicator, let period, let kind, let issuer):
      .init(
        vi: "số liệu bối cảnh của " + (unit.map { "đơn vị \"\($0)\"" } ?? "toàn cơ quan")
          + ", chỉ tiêu \"\(indicator)\", kỳ \(period): gặp hai giá trị khác nhau của loại \(kind.rawValue)"
          + (issuer.isEmpty ? "" : " do \"\(issuer)\" giao"),
        en: "context of " + (unit.map { "unit \"\($0)\"" } ?? "the whole department")
          + ", indicator \"\(indicator)\", period \(period): found two different values of kind \(kind.rawValue)"
          + (issuer.isEmpty ? "" : " of \"\(issuer)\""))
    }
  }

  private static func mixed(_ indicator: String, _ list: String) -> LocalizedText {
    .init(
      vi: "tiêu chí \"\(indicator)\": tệp số liệu bối cảnh chỉ được dùng một đơn vị tính, gặp \(list)",
      en: "indicator \"\(indicator)\": expected one measure in the context file, found \(list)")
  }

  /// Whole as nearly always, else as it is.
  private static func count(_ population: Double) -> String {
    Int(exactly: population).map(String.init) ?? String(population)
  }

  /// `stratum "in", size "small"`
  private static func category(_ names: [String], _ category: [String]) -> String {
    zip(names, category).map { "\($0) \"\($1)\"" }.joined(separator: ", ")
  }

  /// The first five and how many more.
  private static func list(_ names: [String], more: String, and: String) -> String {
    let shown = names.prefix(5).map { "\"\($0)\"" }.joined(separator: ", ")
    return names.count > 5 ? "\(shown) \(and) \(names.count - 5) \(more)" : shown
  }
}
