import SurveyModel

/// Labels that say how much there is of something, not whether that is good: "very low … very high", "rất ngắn … rất dài".
enum LevelWords {
  /// Whether all labels but those in the middle are of this kind.
  static func say(_ labels: [String]) -> Bool {
    let sided = labels.filter { LabelMeaning($0)?.degree != 0 }
    return !sided.isEmpty && sided.allSatisfy(isLevel)
  }

  private static func isLevel(_ label: String) -> Bool {
    if LabelMeaning(label)?.family == .level { return true }
    let bare = LabelMeaning.bare(label)
    if LabelMeaning.isOfQuantity(bare) { return true }
    let words = bare.split { !$0.isLetter }.map(String.init)
    guard words.count <= 4, let first = words.first(where: { !degrees.contains($0) }) else { return false }
    return sizes.contains(first)
  }

  private static let sizes: Set = [
    "low", "lower", "lowest", "high", "higher", "highest", "short", "shorter", "shortest", "long", "longer", "longest", "small", "smaller",
    "large", "larger", "big", "bigger", "light", "heavy", "near", "far", "increased", "decreased", "increase", "decrease", "rising",
    "falling", "thấp", "cao", "ngắn", "dài", "nhỏ", "lớn", "nhẹ", "nặng", "gần", "xa", "tăng", "giảm",
  ]
  private static let degrees: Set = [
    "very", "much", "a", "lot", "somewhat", "slightly", "quite", "rather", "fairly", "extremely", "far", "too", "little", "bit", "rất",
    "khá", "hơi", "quá", "cực", "kỳ", "tương", "đối", "mức",
  ]

  /// Of a header: much of this is good.
  static func areGood(for header: HeaderWords) -> Bool { header.holds(good) }

  static let good = [
    "chất lượng", "hài lòng", "đáp ứng", "tin tưởng", "tin cậy", "niềm tin", "lòng tin", "chuyên nghiệp", "minh bạch", "công khai",
    "rõ ràng", "thuận tiện", "thuận lợi", "tiện lợi", "hiệu quả", "hiệu lực", "hiệu suất", "trách nhiệm", "thân thiện", "nhiệt tình",
    "lịch sự", "tôn trọng", "công bằng", "bình đẳng", "năng lực", "trình độ", "kỹ năng", "kịp thời", "chính xác", "đầy đủ", "an toàn",
    "sạch", "sạch sẽ", "vệ sinh", "tiện nghi", "hữu ích", "sẵn sàng", "hỗ trợ", "ủng hộ", "đồng thuận", "hợp lý", "phù hợp", "dễ", "uy tín",
    "kỷ luật", "sáng tạo", "linh hoạt", "chủ động", "năng động", "đúng hạn", "đúng hẹn", "ý thức", "đạo đức", "thái độ", "phục vụ",
    "cam kết", "gắn bó", "động lực", "cơ hội", "hoàn thành", "tiếp cận", "hợp tác", "phối hợp", "hiện đại", "giá trị", "lợi ích",
    "khả năng",
    "quality", "satisfaction", "satisfied", "trust", "confidence", "professionalism", "professional", "transparency", "clarity", "clear",
    "friendliness", "friendly", "courtesy", "politeness", "polite", "respect", "fairness", "competence", "skill", "skills", "knowledge",
    "helpfulness", "helpful", "responsiveness", "reliability", "timeliness", "punctuality", "accuracy", "efficiency", "effectiveness",
    "cleanliness", "safety", "comfort", "convenience", "ease", "usefulness", "support", "accessibility", "integrity", "honesty",
    "accountability", "engagement", "motivation", "morale", "commitment", "performance", "standard", "standards", "cooperation",
    "involvement", "environment satisfaction", "benefits", "value", "recommend", "happiness", "wellbeing", "well-being", "innovation",
    "expertise", "attentiveness", "care",
  ]
}
