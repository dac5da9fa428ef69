import SurveyModel

/// What the answers of a proposed scale are called in the other language, where that is sure: all of them are known, by one family of words.
enum LabelPairs {
  /// A label of an answer that is known, by its place among the answer's labels, with what it is called in both languages.
  struct Known {
    let label: Int
    let name: LocalizedText
  }

  /// Of each answer, `nil` for one that has no label.
  ///
  /// - Returns: `nil` where a label is not known, or where two answers would be called the same.
  static func names(of values: [ScaleProposal.Value], besides missing: [ScaleProposal.Missing]) -> [Known?]? {
    guard values.contains(where: { !$0.labels.isEmpty }) else { return nil }
    return families.lazy.compactMap { names(of: values, besides: missing, in: $0) }.first
  }

  private static func names(
    of values: [ScaleProposal.Value], besides missing: [ScaleProposal.Missing], in family: [TextKey: LocalizedText]
  ) -> [Known?]? {
    var (names, meanings): ([Known?], [TextKey: String]) = ([], [:])
    for label in missing.flatMap(\.labels) { meanings[TextKey(label)] = "" }
    for value in values { for label in value.labels + [value.code] { meanings[TextKey(label)] = value.code } }
    for value in values {
      guard !value.labels.isEmpty else {
        names.append(nil)
        continue
      }
      guard
        let known = value.labels.enumerated().lazy.compactMap({ place, label in
          family[TextKey(label)].map { name -> Known in
            // Its own writing stays; the other language is ours.
            let isEnglish = TextKey(name[.en]) == TextKey(label)
            return Known(label: place, name: LocalizedText(vi: isEnglish ? name[.vi] : label, en: isEnglish ? label : name[.en]))
          }
        }).first
      else { return nil }
      for text in known.name.all {
        guard meanings[TextKey(text), default: value.code] == value.code else { return nil }
        meanings[TextKey(text)] = value.code
      }
      names.append(known)
    }
    return names
  }

  /// By the label in either language; of two that share one the first.
  private static let families: [[TextKey: LocalizedText]] = words.map { family in
    var known: [TextKey: LocalizedText] = [:]
    for (vi, en) in family {
      for text in [vi, en] where known[TextKey(text)] == nil { known[TextKey(text)] = LocalizedText(vi: vi, en: en) }
    }
    return known
  }

  private static let words: [[(String, String)]] = [
    [
      ("Rất không hài lòng", "Very dissatisfied"), ("Hoàn toàn không hài lòng", "Completely dissatisfied"),
      ("Không hài lòng", "Dissatisfied"), ("Chưa hài lòng", "Not yet satisfied"), ("Hơi không hài lòng", "Slightly dissatisfied"),
      ("Bình thường", "Neutral"), ("Trung lập", "Neutral"), ("Tạm hài lòng", "Fairly satisfied"), ("Hơi hài lòng", "Slightly satisfied"),
      ("Tương đối hài lòng", "Somewhat satisfied"), ("Khá hài lòng", "Fairly satisfied"), ("Hài lòng", "Satisfied"),
      ("Rất hài lòng", "Very satisfied"), ("Hoàn toàn hài lòng", "Completely satisfied"), ("Cực kỳ hài lòng", "Extremely satisfied"),
    ],
    [
      ("Hoàn toàn không đồng ý", "Strongly disagree"), ("Rất không đồng ý", "Strongly disagree"), ("Không đồng ý", "Disagree"),
      ("Hơi không đồng ý", "Slightly disagree"), ("Trung lập", "Neutral"), ("Bình thường", "Neutral"), ("Phân vân", "Undecided"),
      ("Hơi đồng ý", "Slightly agree"), ("Tương đối đồng ý", "Somewhat agree"), ("Đồng ý một phần", "Partly agree"), ("Đồng ý", "Agree"),
      ("Rất đồng ý", "Strongly agree"), ("Hoàn toàn đồng ý", "Strongly agree"),
    ],
    [
      ("Không bao giờ", "Never"), ("Chưa bao giờ", "Never"), ("Rất hiếm khi", "Very rarely"), ("Hiếm khi", "Rarely"),
      ("Ít khi", "Seldom"), ("Thỉnh thoảng", "Sometimes"), ("Đôi khi", "Sometimes"), ("Thường xuyên", "Often"),
      ("Rất thường xuyên", "Very often"), ("Luôn luôn", "Always"),
    ],
    [
      ("Rất khó", "Very difficult"), ("Rất khó khăn", "Very difficult"), ("Khó", "Difficult"), ("Khó khăn", "Difficult"),
      ("Hơi khó", "Slightly difficult"), ("Bình thường", "Neutral"), ("Trung bình", "Neutral"), ("Hơi dễ", "Slightly easy"),
      ("Tương đối dễ", "Somewhat easy"), ("Dễ", "Easy"), ("Dễ dàng", "Easy"), ("Rất dễ", "Very easy"), ("Rất dễ dàng", "Very easy"),
    ],
    [
      ("Rất kém", "Very poor"), ("Rất tệ", "Very bad"), ("Kém", "Poor"), ("Tệ", "Bad"), ("Yếu", "Weak"), ("Chưa tốt", "Not yet good"),
      ("Dưới trung bình", "Below average"), ("Trung bình", "Average"), ("Bình thường", "Average"), ("Trên trung bình", "Above average"),
      ("Khá", "Fairly good"), ("Khá tốt", "Fairly good"), ("Tốt", "Good"), ("Rất tốt", "Very good"), ("Xuất sắc", "Excellent"),
    ],
    [("Không", "No"), ("Có", "Yes")],
  ]
}
