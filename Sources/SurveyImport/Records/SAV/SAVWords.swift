import SurveyModel

/// Sentences for what can be wrong with a file of SPSS.
enum SAVWords {
  static func failure<Result>(of file: String, _ body: () throws -> Result) throws(ImportFailure) -> Result {
    do {
      return try body()
    } catch let fault as SAVFault {
      throw ImportFailure(.unusable, at: ImportFailure.Place(file: file), sentence(fault))
    } catch {
      throw ArchiveWords.failure(error, file: file)
    }
  }

  private static let exportAgain = LocalizedText(
    vi: "không dùng gì từ tệp; hãy xuất lại tệp từ SPSS hoặc nơi khảo sát, hoặc sao chép lại",
    en: "nothing of it is used; export it again from SPSS or the survey platform, or copy it again")

  private static func sentence(_ fault: SAVFault) -> LocalizedText {
    let place = fault.offset + 1
    return switch fault.kind {
    case .notSPSS: .init(vi: "cần một tệp SPSS (.sav), gặp dữ liệu khác", en: "expected an SPSS file (.sav), found something else")
    case .brokenOff:
      .init(
        vi: "cần trọn vẹn một tệp SPSS, gặp tệp bị cắt ngang tại byte \(place); \(exportAgain[.vi])",
        en: "expected a whole SPSS file, found one that breaks off at byte \(place); \(exportAgain[.en])")
    case .damagedDictionary:
      .init(
        vi: "cần phần mô tả biến đúng cấu trúc, gặp số không hợp lệ tại byte \(place); \(exportAgain[.vi])",
        en: "expected a sound dictionary of variables, found a number that cannot be at byte \(place); \(exportAgain[.en])")
    case .damagedData:
      .init(
        vi: "cần dữ liệu nén nguyên vẹn, gặp dữ liệu hỏng gần byte \(place); \(exportAgain[.vi])",
        en: "expected undamaged packed data, found damage near byte \(place); \(exportAgain[.en])")
    case .noVariables:
      .init(vi: "cần ít nhất một biến, gặp tệp SPSS không có biến nào", en: "expected variables, found an SPSS file without any")
    case .unknownCompression(let number):
      .init(
        vi: "cần cách nén 0, 1 hoặc 2 của SPSS, gặp \(number); \(exportAgain[.vi])",
        en: "expected SPSS's compression 0, 1 or 2, found \(number); \(exportAgain[.en])")
    case .unknownEncoding(let name):
      .init(
        vi: "cần một bảng mã mà máy này biết, gặp \(ArchiveWords.name(name)); hãy lưu lại từ SPSS theo Unicode",
        en: "expected an encoding that this machine knows, found \(ArchiveWords.name(name)); save it from SPSS in Unicode")
    case .otherRows(let stated, let found):
      .init(
        vi: "cần \(stated) dòng như đầu tệp ghi, gặp \(found > stated ? "nhiều hơn" : "\(found)"); \(exportAgain[.vi])",
        en: "expected \(stated) rows as its head states, found \(found > stated ? "more" : "\(found)"); \(exportAgain[.en])")
    }
  }
}
