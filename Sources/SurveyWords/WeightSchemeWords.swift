package import SurveyModel

extension WeightScheme.Flaw {
  /// "expected …, found …"
  package var message: LocalizedText {
    switch self {
    case .rowLength(let row, let found, let children):
      .init(
        vi: "cần \(children) số ở hàng \(row + 1), mỗi phần trực tiếp bên dưới một số, gặp \(found)",
        en: "expected \(children) numbers in row \(row + 1), one for each child, found \(found)")
    case .rowCount(let found, let children):
      .init(
        vi: "cần ma trận \(children) hàng, mỗi phần trực tiếp bên dưới một hàng, gặp \(found) hàng",
        en: "expected a matrix of \(children) rows, one for each child, found \(found)")
    case .noExperts:
      .init(vi: "cần điểm phân bổ của ít nhất một chuyên gia, nhưng không có", en: "expected the points of at least one expert, found none")
    case .points(let row, let column, let value):
      .init(
        vi: "cần số điểm từ 0 trở lên ở hàng \(row + 1), cột \(column + 1), gặp \(value)",
        en: "expected points of zero or more in row \(row + 1), column \(column + 1), found \(value)")
    case .noPoints(let row):
      .init(
        vi: "cần tổng điểm lớn hơn 0 ở hàng \(row + 1)", en: "expected points that sum to more than zero in row \(row + 1)")
    case .comparison(let row, let column, let value):
      .init(
        vi: "cần một số lớn hơn 0 như 3 hoặc 1/3 ở hàng \(row + 1), cột \(column + 1), gặp \(value)",
        en: "expected a number above zero such as 3 or 1/3 in row \(row + 1), column \(column + 1), found \(value)")
    case .diagonal(let row, let value):
      .init(
        vi: "cần số 1 ở hàng \(row + 1), cột \(row + 1) (so với chính mình), gặp \(value)",
        en: "expected 1 in row \(row + 1), column \(row + 1) (compared with itself), found \(value)")
    case .notReciprocal(let row, let column, let value, let opposite):
      .init(
        vi: "cần ma trận nghịch đảo: hàng \(row + 1), cột \(column + 1) nhân với hàng \(column + 1), cột \(row + 1) phải bằng 1, "
          + "gặp \(value) × \(opposite) = \(value * opposite); hãy viết phân số như 1/3",
        en: "expected a reciprocal matrix: row \(row + 1), column \(column + 1) times row \(column + 1), column \(row + 1) must be 1, "
          + "found \(value) × \(opposite) = \(value * opposite); write fractions such as 1/3")
    case .tooMany(let children):
      .init(
        vi: "cần nhiều nhất \(WeightScheme.mostCompared) phần cùng cấp để so sánh cặp, gặp \(children)",
        en: "expected at most \(WeightScheme.mostCompared) children to compare in pairs, found \(children)")
    }
  }
}
