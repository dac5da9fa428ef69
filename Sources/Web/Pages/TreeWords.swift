import SurveyModel

/// What is said of the components of an index, where they are made and changed.
enum TreeWords {
  static let look = LocalizedText(
    vi: "Thêm, đổi tên, bỏ thành phần; chuyển câu hỏi giữa các thành phần",
    en: "Add, rename or remove components; move questions between them")
  static let title = LocalizedText(vi: "Các thành phần của chỉ số", en: "The components of the index")
  static let lead = LocalizedText(
    vi:
      "Chia câu hỏi vào các thành phần. Những gì mới đến có trọng số bằng trung bình của những gì đã có ở đó, nên các phần bằng nhau cho đến khi được quyết định. Chưa có gì được lưu cho đến khi bấm Lưu ở bước sau.",
    en:
      "Share the questions out among components. What comes to a place weighs as much as what is there on average, so that the parts are equal until somebody decides. Nothing is kept until you save it in the next step."
  )
  static let back = LocalizedText(vi: "Về bước Trọng số", en: "Back to the weights")
  static let root = LocalizedText(vi: "trực tiếp trong chỉ số", en: "the index itself")
  static let atRoot = LocalizedText(vi: "Trực tiếp trong chỉ số", en: "Directly in the index")
  static func new(_ number: Int) -> LocalizedText { LocalizedText(vi: "Thành phần mới \(number)", en: "New component \(number)") }
  static let name = LocalizedText(vi: "Tên thành phần", en: "Name of the component")
  static let empty = LocalizedText(
    vi: "Chưa có câu hỏi nào: chọn thành phần này bên cạnh câu hỏi, rồi cập nhật trang; hoặc bỏ thành phần.",
    en: "No question yet: choose this component beside a question, then update the page; or remove the component.")
  static let add = LocalizedText(vi: "Thêm thành phần", en: "Add a component")
  static let update = LocalizedText(vi: "Cập nhật trang", en: "Update the page")
  static let remove = LocalizedText(vi: "Bỏ thành phần này", en: "Remove this component")
  static func remove(_ name: String) -> LocalizedText { LocalizedText(vi: "Bỏ thành phần: \(name)", en: "Remove the component: \(name)") }
  static let decided = LocalizedText(vi: "Trọng số đã lưu là do cơ quan quyết định", en: "The weights as saved were decided by somebody")
  static let decidedLine = LocalizedText(
    vi: "Sau thay đổi này báo cáo vẫn ghi quyết định đó: hãy xem lại phần Quyết định của hội đồng tại bước Trọng số.",
    en: "The report will still name that decision after this change: go over The committee's decision under Weights.")
}
