import SurveyModel

/// What the figures of a wide table measure, as its titles and headers name it: the revenue of the budget, trade, declarations.
struct WideSubject: Hashable {
  /// As the long table would have it: `revenue`, which stands in the ranking, else the words of the table.
  let indicator: String
  /// The words that named it, folded.
  var phrase = ""

  static let revenue = "revenue"

  /// What offices call what they count; of phrases that contain one another the longer first.
  private static let known: [(indicator: String, phrases: [String])] = [
    (
      revenue,
      [
        "thu ngân sách nhà nước", "thu ngân sách", "thu nsnn", "nsnn", "thu thuế xnk", "thu thuế", "số thuế", "số đã thu", "số thực thu",
        "số thu",
        "thực thu", "đã thu", "state budget revenue", "budget revenue", "revenue", "collected",
      ]
    ),
    ("Kim ngạch xuất nhập khẩu", ["kim ngạch xuất nhập khẩu", "kim ngạch xuất, nhập khẩu", "kim ngạch xnk", "tổng kim ngạch"]),
    ("Kim ngạch xuất khẩu", ["kim ngạch xuất khẩu", "kim ngạch xk"]), ("Kim ngạch nhập khẩu", ["kim ngạch nhập khẩu", "kim ngạch nk"]),
    ("Kim ngạch", ["kim ngạch"]), ("Số tờ khai", ["số lượng tờ khai", "số tờ khai", "tờ khai"]),
    ("Số doanh nghiệp", ["số lượng doanh nghiệp", "số doanh nghiệp"]),
    ("Số lượt phương tiện", ["số lượt phương tiện", "lượt phương tiện"]), ("Thời gian thông quan", ["thời gian thông quan"]),
    ("Trade", ["trade turnover", "trade value", "trade"]), ("Declarations", ["number of declarations", "declarations"]),
    ("Clearance time", ["clearance time"]),
  ]

  /// Of a header, whose words may also be other things: only what is known.
  init?(inHeader header: String) {
    let key = TextKey(header).text
    for (indicator, phrases) in Self.known {
      guard let phrase = phrases.first(where: { key.contains($0) }) else { continue }
      self.init(indicator: indicator, phrase: phrase)
      return
    }
    return nil
  }

  /// Of the titles above a table: what is known, else the words of the one that stands nearest to the header.
  init?(inTitles titles: [String]) {
    if let known = titles.lazy.compactMap({ WideSubject(inHeader: $0) }).first {
      self = known
    } else if let words = titles.reversed().lazy.compactMap({ Self.words(of: $0) }).first {
      self.init(indicator: words)
    } else {
      return nil
    }
  }

  init(indicator: String, phrase: String = "") {
    self.indicator = indicator
    self.phrase = phrase
  }

  private static let strangers = [
    "cộng hòa", "cộng hoà", "độc lập", "kèm theo", "đơn vị tính", "đvt", "phụ lục", "ngày ", "ban hành", "unit:", "annex",
  ]
  private static let offices = [
    "tổng cục", "cục ", "chi cục", "bộ ", "ubnd", "ủy ban", "uỷ ban", "sở ", "đội ", "hải quan ", "department", "customs ", "ministry",
  ]
  private static let beginnings = [
    "bảng tổng hợp", "bảng số liệu", "bảng", "biểu tổng hợp", "biểu", "tổng hợp", "báo cáo", "tình hình", "kết quả thực hiện", "kết quả",
    "thực hiện", "số liệu", "chỉ tiêu", "table of", "table", "results of", "report on",
  ]

  /// `BẢNG TỔNG HỢP GIẤY PHÉP NĂM 2024 (giấy)` is `Giấy phép`; `nil` for the name of an office and the like.
  private static func words(of title: String) -> String? {
    var key = TextKey(title.prefix { $0 != "(" }).text
    guard !strangers.contains(where: { key.contains($0) }), !offices.contains(where: { key.hasPrefix($0) }) else { return nil }
    var isCut = true
    while isCut {
      isCut = false
      for beginning in beginnings where key.hasPrefix(beginning + " ") || key == beginning {
        key = withoutBlanks(key.dropFirst(beginning.count))
        isCut = true
      }
      // The number of a table: `Biểu số 3:`, `Bảng 2.`
      let number = key.hasPrefix("số ") ? key.dropFirst(3) : key[...]
      if let first = number.first, first.isNumber || ".:-–".contains(first) {
        key = withoutBlanks(number.drop { $0.isNumber || ".:-– ".contains($0) })
        isCut = true
      }
    }
    for mark in [" năm ", " quý ", " tháng ", " của ", " theo ", " in 19", " in 20", " by ", " 19", " 20"] {
      if let range = (key + " ").firstRange(of: mark) { key = String(key[..<range.lowerBound]) }
    }
    key = withoutBlanks(key[...])
    guard key.contains(where: \.isLetter) else { return nil }
    return key.prefix(1).uppercased() + key.dropFirst()
  }
}
