import SurveyModel

extension HeaderWords {
  /// Counts, measures or numbers something: how many days, how far in km, on which floor, at which counter. Small whole numbers below such
  /// a header are no grades, whatever the other columns hold.
  var isCount: Bool {
    guard !holds(Self.judging) else { return false }
    // A pattern is compiled each time: most headers have nothing that it could find.
    if asked.holdsAny(of: "(["),
      asked.contains(/[(\[]\s*(?:in |tính bằng |tính theo |đơn vị(?: tính)?:? |theo |số )?(?<unit>\p{L}[^()\[\]:=,]*|m²|\$)\s*[)\]]/)
    {
      let inBrackets = asked.split { "([)]".contains($0) }.map { Self.unit(of: withoutBlanks($0)) }
      if inBrackets.contains(where: { Self.units.contains($0) }) { return true }
    }
    let bare = withoutBlanks(asked.holdsAny(of: "(?:*") ? asked.replacing(/\([^()]*\)|[?:*]/, with: " ") : asked)
    if Self.whole.contains(bare) || Self.endings.contains(where: { bare.hasSuffix(" " + $0) }) { return true }
    if begins(Self.openings) { return true }
    if begins(["số"]) { return !begins(Self.notCounted) }
    if begins(Self.counted), holds(Self.spans) { return true }
    return !isRating && holds(Self.periods)
  }

  private static func unit(of text: String) -> String {
    for opening in ["in ", "tính bằng ", "tính theo ", "đơn vị tính: ", "đơn vị: ", "đơn vị ", "theo ", "số "] where text.hasPrefix(opening)
    {
      return String(text.dropFirst(opening.count))
    }
    return text
  }

  /// What asks for a judgement even of something counted: "the number of counters is sufficient".
  private static let judging = [
    "hài lòng", "đánh giá", "mức độ", "chất lượng", "đáp ứng", "phù hợp", "hợp lý", "đầy đủ", "đủ", "chính xác", "rõ ràng", "cập nhật",
    "thuận tiện", "satisfied", "satisfaction", "rate", "rating", "quality", "adequate", "enough", "sufficient", "appropriate", "convenient",
    "agree", "how well", "how good", "how easy", "acceptable", "reasonable", "clear", "score", "điểm đánh giá",
  ]
  private static let units: Set<String> = [
    "km", "m", "m2", "m²", "ha", "kg", "cm", "phút", "giờ", "ngày", "tuần", "tháng", "năm", "lần", "người", "lượt", "đồng", "nghìn đồng",
    "ngàn đồng", "triệu", "triệu đồng", "tỷ", "tỷ đồng", "tỉ đồng", "vnd", "vnđ", "usd", "eur", "mã", "minutes", "minute", "mins", "hours",
    "hour", "hrs", "days", "day", "weeks", "months", "years", "year", "yrs", "miles", "metres", "meters", "people", "persons", "times",
    "code", "euros", "dollars", "million", "$", "km/h", "giờ/ngày", "ngày/tuần", "lần/năm", "lần/tháng", "triệu đồng/tháng",
  ]
  private static let whole: Set<String> = [
    "tầng", "buồng", "giường", "quầy", "ca", "bậc", "ngạch", "khối", "tổ", "đợt", "lượt", "floor", "room", "shift", "ward", "zone",
    "region", "counter", "desk", "gate", "bay", "grade", "level", "storey", "nights", "days", "hours", "weeks", "months", "years", "visits",
    "guests", "children", "dependants", "dependents", "bedrooms", "weekday", "weekday number", "month", "quarter", "cluster", "area code",
    "tháng", "quý", "tuần", "năm", "kỳ", "học kỳ", "nhóm", "lớp", "loại", "hạng", "cấp", "vùng", "cụm", "miền", "khu", "đội", "phòng",
    "lần",
    "đợt điều tra", "thứ", "buổi", "kho", "mã", "phân loại", "phân nhóm", "xếp nhóm", "nhóm đối tượng", "tổ dân phố", "week", "group",
    "team",
    "cohort", "wave", "round", "batch", "block", "category", "class", "type", "stratum", "semester", "term", "session", "segment",
    "branch no",
    "treatment", "condition", "arm", "site", "bed", "table", "seat", "queue", "line", "stage", "phase", "version",
  ]
  private static let endings = [
    "số", "số mấy", "số bao nhiêu", "number", "no", "no.", "code", "quintile", "decile", "quartile", "party size", "class size",
    "group size",
    "team size", "household size", "family size", "company size", "firm size", "farm size",
  ]
  private static let openings = [
    "how many", "number of", "no. of", "count of", "quantity of", "mã", "tầng điều trị", "tầng làm việc", "bậc lương", "bậc thợ",
    "hệ số lương", "ca trực", "ca làm việc", "ca làm", "ca học", "thứ trong tuần", "ngày trong tuần", "khối lớp", "quãng đường",
    "khoảng cách", "cự ly", "diện tích", "lượt giao dịch", "lượt khám", "lượt truy cập", "lần khám thứ", "lần thứ", "đợt khảo sát", "đợt",
    "thâm niên", "party size", "class size", "group size", "team size", "household size", "grade level", "pay grade", "salary grade",
    "salary band", "pay band", "income quintile", "day of week", "day of the week", "month of", "week of", "quarter of", "distance to",
    "distance from", "nights stayed", "nights spent", "children under", "children aged", "floor of", "floor number", "age group",
    "age band",
    "bao nhiêu", "mấy", "tháng làm", "tháng khảo sát", "tháng sinh", "quý khảo sát", "tuần khảo sát", "nhóm tuổi", "nhóm ngành",
    "nhóm đối tượng", "nhóm khách hàng", "loại hình", "loại hồ sơ", "loại thủ tục", "hạng mục số", "hạng xe", "vùng miền", "thứ tự",
    "bed number", "group number", "survey month", "survey week", "survey wave",
  ]
  /// "Số điểm", "số hóa", "số liệu" count nothing that the respondents have.
  private static let notCounted = ["số điểm", "số hóa", "số hoá", "số liệu", "số sao", "số hài lòng", "số hiệu quả"]
  private static let counted = [
    "nights", "days", "hours", "weeks", "months", "years", "minutes", "visits", "appointments", "children", "guests", "trips", "cups",
    "meals", "calls", "lượt", "lần", "buổi", "ngày", "giờ",
  ]
  private static let spans = [
    "stayed", "spent", "worked", "slept", "under", "this year", "last year", "per", "a day", "a week", "a month", "a year", "of sleep",
    "of work", "of training", "in the last", "in the past", "since", "trong", "mỗi", "một", "qua",
  ]
  private static let periods = [
    "per day", "per week", "per month", "per year", "per visit", "in the last year", "in the past year", "in the last month",
    "in the past month", "mỗi ngày", "mỗi tuần", "mỗi tháng", "mỗi năm", "một ngày", "một tuần", "một tháng",
  ]
}
