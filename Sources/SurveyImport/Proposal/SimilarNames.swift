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
}

extension SurveyProposal {
  /// Each unit with the name of the larger one that is most likely the same office, written in another way.
  var twins: [(unit: Named, twin: String?)] {
    let offices = units.map { (unit: $0, name: OfficeName($0.name)) }
    return offices.map { unit, name in
      let larger = offices.filter { other, _ in
        other.id != unit.id && (other.count > unit.count || other.count == unit.count && other.name < unit.name)
      }
      return (unit, name.twin(among: larger.map(\.name))?.text)
    }
  }
}
