import SurveyModel

/// What is said of files on their way.
enum UploadWords {
  static let progress = LocalizedText(vi: "Đang nhận tệp", en: "Receiving the file")
  static let tooLarge = LocalizedText(vi: "Tệp lớn hơn mức cho phép", en: "The file is larger than is allowed")
  static let brokeOff = LocalizedText(vi: "Việc gửi tệp bị ngắt; hãy gửi lại", en: "The upload broke off; send the file again")
  static let empty = LocalizedText(
    vi: "tệp rỗng, chưa nhận; hãy tải lại tệp từ phần mềm khảo sát rồi thả vào đây",
    en: "the file is empty and was not taken; download it again from the survey software and drop it here")
}
