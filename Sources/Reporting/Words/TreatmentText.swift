import Inference
import Scoring
import SurveyModel

/// How figures were treated before they were scored, step by step; `nil` where the index states nothing.
func treatmentSection(_ words: Wording) -> MethodSection? {
  guard let treatment = words.results.index.treatment, words.results.treatment != nil else { return nil }
  let language = words.language
  var paragraphs = [
    language(
      vi:
        "Số liệu của kỳ này được xử lý một lần, trước khi quy về thang điểm, theo thứ tự dưới đây. Đơn vị không được công bố không tham gia vào trung bình, trung vị hay "
        + "giới hạn ngoại lệ. Số liệu không có sai số chọn mẫu nên được giữ nguyên khi tính khoảng tin cậy.",
      en:
        "The figures of this edition are treated once, before they become scores, in the order below. Units that are not published have no part in a mean, a median or a "
        + "bound for outliers. Figures have no sampling error and are held fixed where intervals are computed.")
  ]
  if !treatment.denominations.isEmpty {
    let pairs = treatment.denominations.map { "\(words.contextName($0.column)) / \(words.contextName($0.denominator))" }.joined(
      separator: "; ")
    paragraphs.append(
      language(
        vi: "Chia mẫu số: \(pairs). Không có mẫu số thì coi là thiếu số liệu.",
        en: "Divided: \(pairs). Without a denominator the figure is missing."))
  }
  if let share = treatment.screen {
    paragraphs.append(
      language(
        vi: "Đơn vị có ít hơn \(words.percentText(share)) số liệu cần có thì không được chấm điểm và không tham gia xếp hạng.",
        en: "A unit with less than \(words.percentText(share)) of the figures that apply to it is neither scored nor ranked."))
  }
  if let method = treatment.imputation { paragraphs.append(imputation(method, language)) }
  if let outliers = treatment.outliers {
    let (skewness, kurtosis) = (words.numbers.asRead(outliers.skewness), words.numbers.asRead(outliers.kurtosis))
    paragraphs.append(
      language(
        vi:
          "Giá trị ngoại lệ: khi |độ lệch| từ \(skewness) và độ nhọn dư từ \(kurtosis) trở lên (ước lượng loại 2), giá trị xa nhất được thay bằng giá trị kế tiếp, nhiều nhất "
          + "\(outliers.mostPoints) giá trị"
          + (outliers.transforms ? "; nếu chưa đủ thì lấy logarit ln(x − nhỏ nhất + a), a = (lớn nhất − nhỏ nhất) / 100." : "."),
        en:
          "Outliers: where |skewness| is \(skewness) or more and excess kurtosis \(kurtosis) or more (type-2 estimators), the most extreme value is set to the next, "
          + "\(outliers.mostPoints) at most"
          + (outliers.transforms
            ? "; where that is not enough, the logarithm ln(x − smallest + a) is taken, a = (largest − smallest) / 100." : ".")))
  }
  paragraphs.append(
    language(
      vi:
        "Mọi giá trị đã thay đổi được liệt kê trong bảng Xử lý số liệu; điểm có giá trị được thay thế, thay bằng giá trị giới hạn hoặc biến đổi mang dấu *.",
      en:
        "Every value that was changed is listed in the table of data treatment; scores that rest on an imputed, winsorised or transformed value are marked *."
    ))
  return MethodSection(title: language(vi: "Xử lý số liệu", en: "Data treatment"), paragraphs: paragraphs)
}

private func imputation(_ method: DataTreatment.Imputation, _ language: Language) -> String {
  switch method {
  case .mean:
    language(
      vi: "Giá trị thiếu được thay bằng trung bình của các đơn vị có số liệu.",
      en: "A missing value becomes the mean of the units that have one.")
  case .median:
    language(
      vi: "Giá trị thiếu được thay bằng trung vị của các đơn vị có số liệu.",
      en: "A missing value becomes the median of the units that have one.")
  case .groupMean:
    language(
      vi: "Giá trị thiếu được thay bằng trung bình của các đơn vị cùng nhóm có số liệu.",
      en: "A missing value becomes the mean of the units of the same group that have one.")
  case .groupMedian:
    language(
      vi: "Giá trị thiếu được thay bằng trung vị của các đơn vị cùng nhóm có số liệu.",
      en: "A missing value becomes the median of the units of the same group that have one.")
  case .latest:
    language(
      vi: "Giá trị thiếu được thay bằng giá trị của chính đơn vị ở kỳ gần nhất trước đó.",
      en: "A missing value becomes that of the same unit in the last period before that has one.")
  case .linear:
    language(
      vi:
        "Giá trị thiếu được nội suy tuyến tính giữa hai kỳ gần nhất trước và sau có số liệu của chính đơn vị; chỉ có một phía thì lấy giá trị gần nhất của phía đó.",
      en:
        "A missing value is interpolated linearly between the unit's nearest periods before and after that have one; with one side alone it is the nearest value of that side."
    )
  }
}
