import Letters
import SurveyModel

/// Names of units that are most likely one office, written in two ways: with abbreviations (HQ, CK, CKQT, CC), without tone marks, or with the words left
/// out that many offices share. Names that share only such words are different offices.
enum SimilarNames {
  static let abbreviations = [
    "hq": "hải quan", "ck": "cửa khẩu", "ckqt": "cửa khẩu quốc tế", "cc": "chi cục", "qt": "quốc tế", "hqck": "hải quan cửa khẩu",
    "hqckqt": "hải quan cửa khẩu quốc tế", "cchq": "chi cục hải quan",
    "cchqck": "chi cục hải quan cửa khẩu", "tp": "thành phố", "cn": "chi nhánh", "bv": "bệnh viện", "tt": "trung tâm", "dept": "department",
    "dept.": "department", "kcn": "khu công nghiệp", "ubnd": "ủy ban nhân dân",
  ]
  /// What many offices are called, without tone marks.
  static let titles: [[String]] = [
    "hai quan", "cua khau", "quoc te", "chi cuc", "chi nhanh", "thanh pho", "don vi", "cuc", "cang", "tinh", "huyen", "customs", "office",
    "department", "branch", "the", "of", "unit", "sub", "border", "gate", "port",
  ].map { $0.split(separator: " ").map(String.init) }

  /// The first of the others that is most likely the same office.
  static func twin(of name: String, among others: [String]) -> String? {
    let own = OfficeName(name)
    return others.first { own.isTwin(of: OfficeName($0)) }
  }
}

extension SurveyProposal {
  /// The larger unit that is most likely the same office, written in another way.
  func twin(of unit: Named) -> String? {
    let others = units.filter { $0.id != unit.id && ($0.count > unit.count || $0.count == unit.count && $0.name < unit.name) }
    return SimilarNames.twin(of: unit.name, among: others.map(\.name))
  }

  /// What is said of all units that are so.
  var twins: [LocalizedText] {
    units.compactMap { unit in
      twin(of: unit).map {
        ProposalWords.looksLike(YAMLText.comment(unit.name, length: 80), YAMLText.comment($0, length: 80), rows: unit.count)
      }
    }
  }
}
