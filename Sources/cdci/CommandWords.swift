import SurveyModel
import SurveyWords
import Workbench

/// What the commands say themselves, beside what the workbench remarks.
enum CommandWords {
  static func name(of stage: Work.Stage) -> LocalizedText {
    switch stage {
    case .reading: LocalizedText(vi: "Đang đọc", en: "Reading")
    case .scoring: LocalizedText(vi: "Đang chấm điểm", en: "Scoring")
    case .replicates: LocalizedText(vi: "Đang tính sai số", en: "Replicates")
    case .rankSets: LocalizedText(vi: "Đang tính khoảng thứ hạng", en: "Rank sets")
    case .robustness: LocalizedText(vi: "Đang kiểm tra độ vững", en: "Robustness")
    case .writing: LocalizedText(vi: "Đang ghi", en: "Writing")
    }
  }

  static func notPrinted(_ reason: String) -> LocalizedText {
    let reason = LocalizedText(systemMessage: reason)
    return LocalizedText(
      vi: "không ghi được kết quả ra stdout: \(reason[.vi])", en: "the result could not be written to stdout: \(reason[.en])")
  }

  static func tooFewDescriptors(expected: Int, found: Int) -> LocalizedText {
    LocalizedText(
      vi: "giới hạn số tệp mở (ulimit -n): cần \(expected) trở lên, gặp \(found); chưa làm gì",
      en: "limit of open files (ulimit -n): expected \(expected) or more, found \(found); nothing was done")
  }

  static func tooSmallStack(expected: Int, found: Int) -> LocalizedText {
    LocalizedText(
      vi: "giới hạn ngăn xếp (ulimit -s): cần \(expected) kB trở lên, gặp \(found) kB; chưa làm gì",
      en: "limit of the stack (ulimit -s): expected \(expected) kB or more, found \(found) kB; nothing was done")
  }

  static func notCounted(_ option: String, _ count: Int, atMost most: Int?) -> LocalizedText {
    guard let most else {
      return LocalizedText(vi: "\(option): cần số từ 1 trở lên, gặp \(count)", en: "\(option): expected 1 or more, found \(count)")
    }
    return LocalizedText(vi: "\(option): cần số từ 1 đến \(most), gặp \(count)", en: "\(option): expected 1 to \(most), found \(count)")
  }

  static let noSurveysFolder = LocalizedText(
    vi: "cần đường dẫn của một thư mục, gặp đường dẫn rỗng", en: "expected the path of a folder, found an empty one")

  static func surveysFolderMade(_ folder: String) -> LocalizedText {
    LocalizedText(vi: "đã tạo thư mục \(folder)", en: "made the folder \(folder)")
  }

  static func noPort(_ port: Int) -> LocalizedText {
    LocalizedText(vi: "--port: cần số từ 0 đến 65535, gặp \(port)", en: "--port: expected 0 to 65535, found \(port)")
  }

  static func noMinutes(_ minutes: Int) -> LocalizedText {
    LocalizedText(
      vi: "--end-after: cần số phút từ 1 đến 100000, gặp \(minutes)", en: "--end-after: expected 1 to 100000 minutes, found \(minutes)")
  }

  static let noFolder = LocalizedText(
    vi: "--out: cần đường dẫn của một thư mục, gặp đường dẫn rỗng", en: "--out: expected the path of a folder, found an empty one")

  static func wrote(_ account: ImportAccount, to destination: String) -> LocalizedText {
    let english = account.leftOut.map { "\($0.reason.rawValue) \($0.rows)" }.joined(separator: ", ")
    let vietnamese = account.leftOut.map { "\($0.reason.name[.vi]): \($0.rows)" }.joined(separator: "; ")
    let leftOut = account.rowsRead - account.responses
    return LocalizedText(
      vi: "Đã đọc \(account.rowsRead) dòng: \(account.responses) phiếu hợp lệ"
        + (leftOut > 0 ? ", \(leftOut) dòng không tính (\(vietnamese))" : "") + ". Báo cáo: \(destination)",
      en: "Read \(account.rowsRead) rows: \(account.responses) responses count"
        + (leftOut > 0 ? ", \(leftOut) left out (\(english))" : "") + ". Report: \(destination)")
  }

  /// Of figures alone.
  static func wrote(figures: Int, to destination: String) -> LocalizedText {
    LocalizedText(
      vi: "Đã đọc \(figures) số liệu, không có phiếu khảo sát. Báo cáo: \(destination)",
      en: "Read \(figures) figures, no survey responses. Report: \(destination)")
  }

  /// A folder that has to be edited before it runs.
  static func waits(_ refusal: Refusal, at folder: String) -> LocalizedText {
    LocalizedText { language in
      language == .vi
        ? "Đã viết \(folder), nhưng chưa chạy được; cần sửa:\n\(refusal.message(in: .vi))\nSau đó chạy cdci check \(folder)"
        : "Wrote \(folder), which cannot run yet; to be changed:\n\(refusal.message(in: .en))\nThen run cdci check \(folder)"
    }
  }

  static func began(_ account: ImportAccount, at folder: String) -> LocalizedText {
    let (rows, kept) = (account.rowsRead, account.responses)
    return LocalizedText(
      vi:
        "Đã viết \(folder): \(rows) dòng, \(kept) phiếu hợp lệ. Tiếp theo: xem lại \(folder)/survey.yaml, rồi cdci check \(folder) và cdci report \(folder)",
      en:
        "Wrote \(folder): \(rows) rows, \(kept) responses count. Next: go over \(folder)/survey.yaml, then cdci check \(folder) and cdci report \(folder)"
    )
  }
}
