import Archive
import SurveyModel

/// Sentences for what can be wrong with an archive.
enum ArchiveWords {
  private static let copyAgain = LocalizedText(
    vi: "không đọc gì từ tệp; hãy sao chép hoặc tải lại tệp", en: "nothing of it is used; copy or download it again")

  /// What is thrown while an archive is read, as a failure of its file.
  static func failure(_ error: any Error, file: String) -> ImportFailure {
    switch error {
    case let failure as ImportFailure: failure
    case let fault as ArchiveFault: ImportFailure(.unusable, at: ImportFailure.Place(file: file), sentence(fault))
    default: ImportFailure(.unreadable, at: ImportFailure.Place(file: file), LocalizedText("\(error)"))
    }
  }

  static func sentence(_ fault: ArchiveFault) -> LocalizedText {
    switch fault {
    case .noEnd:
      damage(.init(vi: "tệp bị cắt ngang, không có phần cuối", en: "one that breaks off before its end"))
    case .damagedDirectory: damage(.init(vi: "danh mục các phần bị hỏng", en: "a damaged list of what is in it"))
    case .severalVolumes:
      .init(vi: "cần một tệp zip trọn vẹn, gặp một tập của bộ nhiều tập", en: "expected a whole zip file, found one volume of several")
    case .tooLarge(let bytes, let limit):
      limited(.init(vi: "tệp zip", en: "a zip file"), bytes, limit)
    case .tooManyEntries(let count, let limit):
      .init(
        vi: "cần tệp zip có không quá \(limit) phần, gặp \(count); không đọc gì từ tệp",
        en: "expected a zip file of at most \(limit) entries, found \(count); nothing of it is used")
    case .expandsTooFar(let bytes, let limit): limited(.init(vi: "nội dung giải nén", en: "unpacked content"), bytes, limit)
    case .ratioTooHigh(let entry, let ratio, let limit):
      .init(
        vi: "phần \(name(entry)): cần nội dung không quá \(limit) lần dạng nén, gặp \(ratio) lần; không đọc gì từ tệp",
        en: "entry \(name(entry)): expected at most \(limit) times its packed size, found \(ratio) times; nothing of it is used")
    case .unsafeName(let entry):
      .init(
        vi: "cần tên phần nằm trong tệp zip, gặp tên dẫn ra ngoài: \(name(entry)); không đọc gì từ tệp",
        en: "expected names inside of the zip file, found one that leads out of it: \(name(entry)); nothing of it is used")
    case .repeatedName(let entry):
      .init(
        vi: "cần mỗi phần một tên, gặp \(name(entry)) hai lần; không đọc gì từ tệp",
        en: "expected each entry once, found \(name(entry)) twice; nothing of it is used")
    case .encrypted(let entry):
      .init(
        vi: "phần \(name(entry)): cần nội dung không mã hóa, gặp nội dung có mật khẩu; hãy giải nén bằng mật khẩu rồi dùng tệp bên trong",
        en: "entry \(name(entry)): expected it without a password, found it encrypted; unpack it with its password and give the file inside"
      )
    case .unknownMethod(let entry, let method):
      .init(
        vi: "phần \(name(entry)): cần cách nén thông thường (deflate), gặp cách nén số \(method); hãy nén lại bằng công cụ thông thường",
        en: "entry \(name(entry)): expected it packed the usual way (deflate), found method \(method); pack it again with an ordinary tool")
    case .overlapping(let entry): damage(.init(vi: "phần \(name(entry)) chồng lên phần khác", en: "entry \(name(entry)) inside of another"))
    case .brokenOff(let entry): damage(.init(vi: "phần \(name(entry)) bị cắt ngang", en: "entry \(name(entry)) broken off"))
    case .damaged(let entry): damage(.init(vi: "phần \(name(entry)) bị hỏng", en: "entry \(name(entry)) damaged"))
    case .wrongSize(let entry, let stated, let found):
      damage(
        .init(
          vi: "phần \(name(entry)) dài \(found) byte chứ không phải \(stated)",
          en: "entry \(name(entry)) of \(found) bytes where its list states \(stated)"))
    case .wrongChecksum(let entry):
      damage(
        .init(
          vi: "phần \(name(entry)) có tổng kiểm tra không khớp với nội dung",
          en: "entry \(name(entry)) with a checksum that does not match its content"))
    case .outOfMemory: .init(vi: "không đủ bộ nhớ để giải nén tệp", en: "there is not enough memory to unpack the file")
    }
  }

  private static func damage(_ found: LocalizedText) -> LocalizedText {
    .init(
      vi: "cần một tệp zip nguyên vẹn, gặp \(found[.vi]); \(copyAgain[.vi])",
      en: "expected an undamaged zip file, found \(found[.en]); \(copyAgain[.en])")
  }

  private static func limited(_ what: LocalizedText, _ bytes: Int, _ limit: Int) -> LocalizedText {
    .init(
      vi: "cần \(what[.vi]) không quá \(limit) byte, gặp \(bytes); không đọc gì từ tệp",
      en: "expected \(what[.en]) of at most \(limit) bytes, found \(bytes); nothing of it is used")
  }

  /// A name of an entry as it can be printed.
  static func name(_ entry: String) -> String {
    let shown = entry.unicodeScalars.prefix(80).map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }
    return "\"" + String(String.UnicodeScalarView(shown)) + (entry.unicodeScalars.count > 80 ? "…" : "") + "\""
  }
}
