package import Scoring
package import SurveyModel

extension IndexWeights.Remark {
  /// One sentence in each language. Numbers are those of a definition: a point, few digits.
  package var message: LocalizedText {
    func short(_ value: Double) -> String { PublishedNumber(value, decimals: 3).description }
    switch self {
    case .inconsistent(let component, let ratio, let first, let second, let stated, let implied):
      return .init(
        vi:
          "\(component): các so sánh cặp mâu thuẫn nhau, CR = \(short(ratio)) lớn hơn 0.10; lệch nhiều nhất: \(first) so với \(second) ghi "
          + "\(short(stated)), trọng số cho \(short(implied))",
        en: "\(component): the pairwise comparisons contradict each other, CR = \(short(ratio)) is above 0.10; farthest off: \(first) to "
          + "\(second) is stated as \(short(stated)), the weights give \(short(implied))")
    case .negativeElement(let component, let child, let element):
      return .init(
        vi:
          "\(component): \(child) ngược chiều với các phần cùng cấp (hệ số thành phần chính \(short(element))); trọng số là bình phương nên không thấy dấu",
        en:
          "\(component): \(child) runs against its siblings (element \(short(element)) of the principal component); its weight, a square, hides the sign"
      )
    case .constant(let component, let child):
      return .init(
        vi: "\(component): mọi đơn vị có cùng điểm ở \(child), nên trọng số bằng 0",
        en: "\(component): all units have the same score for \(child), so that its weight is 0")
    }
  }
}
