import SurveyModel

/// What is said of the times of submission.
enum TimeWords {
  static func zone(_ name: String) -> LocalizedText {
    .init(vi: "thời điểm theo múi giờ \(name), đổi sang giờ Việt Nam", en: "times of the zone \(name), converted to Vietnam time")
  }

  static let unknownZone = LocalizedText(
    vi: "múi giờ ghi trong tệp không có trên máy này: thời điểm giữ nguyên như đã ghi",
    en: "the zone that the file states is not known to this machine: times are taken as they are written")

  static let dayFirst = LocalizedText(
    vi: "ngày đứng trước tháng, nhận từ cả cột",
    en: "the day before the month, found from the whole column")

  static let monthFirst = LocalizedText(
    vi: "tháng đứng trước ngày, nhận từ cả cột",
    en: "the month before the day, found from the whole column")

  static let orderOpen = LocalizedText(
    vi: "không rõ ngày hay tháng đứng trước, nhưng không ảnh hưởng đến kết quả",
    en: "whether the day or the month comes first is not known; the results are the same either way")

  static let orderUnknown = LocalizedText(
    vi: "cần biết ngày hay tháng đứng trước, nhưng cả cột thời điểm đều đọc được theo hai cách; hãy khai báo date-order: dmy hoặc mdy",
    en: "expected dates whose day and month can be told apart, found a column that reads both ways; state date-order: dmy or mdy")
}
