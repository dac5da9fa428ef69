/// The lexicon of answer labels: words of degree, words of direction, and labels that are known as a whole.
enum LabelWords {
  struct Degree {
    var text: String
    let degree: Int
    var isDenial = false
    /// A form with the one has its opposite too; none has "tạm không hài lòng" beside "tạm hài lòng".
    var hasMirror = true
  }

  /// What a label speaks of.
  struct Base: Hashable {
    let family: LabelMeaning.Family
    let word: String
    var isBad = false
    /// The form has labels on both sides of the middle.
    var hasOpposite = false
  }

  struct Whole {
    let meaning: LabelMeaning
  }

  /// Longest first.
  static let englishDegrees: [Degree] = {
    let table: [(String, Int, Bool)] = [
      ("not at all", 30, true), ("not even remotely", 30, true), ("not particularly", 10, true), ("not very", 10, true),
      ("not so", 10, true),
      ("not too", 10, true), ("not really", 12, true), ("not that", 10, true), ("not quite", 8, true), ("not", 20, true),
      ("extremely", 35, false), ("completely", 35, false), ("totally", 35, false), ("absolutely", 35, false), ("entirely", 35, false),
      ("exceptionally", 36, false), ("fully", 35, false), ("strongly", 30, false), ("highly", 30, false), ("really", 30, false),
      ("very much", 30, false), ("very", 30, false), ("mostly", 17, false), ("generally", 16, false), ("largely", 17, false),
      ("quite", 16, false), ("fairly", 16, false), ("rather", 14, false), ("pretty", 16, false), ("moderately", 13, false),
      ("reasonably", 13, false), ("somewhat", 10, false), ("partially", 10, false), ("partly", 10, false), ("mildly", 9, false),
      ("tend to", 10, false), ("slightly", 6, false), ("a little bit", 5, false), ("a little", 6, false), ("a bit", 6, false),
    ]
    return table.map { Degree(text: $0.0, degree: $0.1, isDenial: $0.2) }.sorted { $0.text.count > $1.text.count }
  }()

  /// Longest first.
  static let vietnameseDegrees: [Degree] = {
    let table: [(String, Int, Bool)] = [
      ("hoàn toàn không", 35, true), ("tuyệt đối không", 35, true), ("cực kỳ không", 36, true), ("cực kì không", 36, true),
      ("vô cùng không", 36, true), ("không hề", 35, true), ("hoàn toàn chưa", 35, true), ("rất không", 30, true), ("rất chưa", 30, true),
      ("hơi không", 8, true), ("khá không", 14, true), ("tương đối không", 12, true), ("không quá", 10, true), ("không thực sự", 10, true),
      ("không thật sự", 10, true), ("chưa thực sự", 10, true), ("chưa thật sự", 10, true), ("chưa hoàn toàn", 8, true),
      ("không hoàn toàn", 8, true), ("không", 20, true), ("chưa", 20, true), ("không được", 20, true), ("chưa được", 20, true),
      ("ít", 10, true), ("rất ít", 25, true), ("cực kỳ", 35, false), ("cực kì", 35, false), ("vô cùng", 35, false),
      ("hoàn toàn", 35, false),
      ("tuyệt đối", 35, false), ("rất", 30, false), ("quá", 32, false), ("khá", 15, false), ("tương đối", 12, false), ("hơi", 8, false),
      ("tạm", 7, false), ("cơ bản", 16, false), ("một phần", 10, false), ("phần nào", 8, false), ("đa phần", 16, false),
      ("được", 20, false), ("đã", 20, false), ("đã được", 20, false), ("chỉ một phần", 8, false),
    ]
    let oneSided: Set = ["tạm", "cơ bản", "một phần", "phần nào", "đa phần", "được", "đã", "đã được", "chỉ một phần"]
    return table.map { Degree(text: $0.0, degree: $0.1, isDenial: $0.2, hasMirror: !oneSided.contains($0.0)) }.sorted {
      $0.text.count > $1.text.count
    }
  }()

  /// How many of the labels begin with a word of degree or are the middle of any scale; 0 where these are one, or denials only.
  static func degrees(in labels: [String]) -> Int {
    let found = labels.compactMap { label -> Degree? in
      let bare = LabelMeaning.bare(label)
      // "Too much", "far too little": the best of such labels stands in the middle.
      if bare.hasPrefix("too ") || bare.hasPrefix("far too ") || bare.hasPrefix("much too ") { return Degree(text: "too", degree: 30) }
      return vietnameseDegrees.first { bare.hasPrefix($0.text + " ") } ?? englishDegrees.first { bare.hasPrefix($0.text + " ") }
    }
    let count = found.count + labels.count { LabelMeaning($0)?.family == .middle }
    return count >= 2 && found.contains { !$0.isDenial && $0.text != "được" } ? count : 0
  }

  static let englishBases: [String: Base] = {
    var bases: [String: Base] = [:]
    func add(_ family: LabelMeaning.Family, good: String, bad: String, hasOpposite: Bool) {
      for word in good.split(separator: " ").map(String.init) { bases[word] = Base(family: family, word: word, hasOpposite: hasOpposite) }
      for word in bad.split(separator: " ").map(String.init) {
        bases[word] = Base(family: family, word: word, isBad: true, hasOpposite: hasOpposite)
      }
    }
    add(.satisfaction, good: "satisfied happy pleased", bad: "dissatisfied unsatisfied unhappy displeased disappointed", hasOpposite: true)
    add(.agreement, good: "agree", bad: "disagree", hasOpposite: true)
    add(.agreement, good: "true", bad: "untrue", hasOpposite: false)
    add(.quality, good: "good well positive", bad: "poor bad negative poorly badly", hasOpposite: true)
    add(.ease, good: "easy simple", bad: "difficult hard complicated", hasOpposite: true)
    add(.likelihood, good: "likely probable", bad: "unlikely improbable", hasOpposite: true)
    add(.importance, good: "important essential", bad: "unimportant", hasOpposite: false)
    add(.confidence, good: "confident", bad: "unconfident", hasOpposite: false)
    add(.comfort, good: "comfortable", bad: "uncomfortable", hasOpposite: false)
    add(.speed, good: "fast quick prompt", bad: "slow", hasOpposite: true)
    let good =
      "useful helpful clear interested interesting effective familiar aware friendly polite courteous safe secure clean motivated prepared"
      + " valuable relevant beneficial convenient reliable trustworthy suitable appropriate adequate efficient knowledgeable engaged enjoyable"
      + " supportive proud healthy transparent timely professional responsive accessible affordable reasonable fair organised organized"
      + " accurate complete attractive competent willing supported committed valued welcoming informative worthwhile"
    let bad =
      "useless boring rude dirty stressful stressed worried concerned anxious expensive burdensome painful tired lonely depressed severe"
      + " serious problematic confusing confused dangerous noisy crowded bothered frustrated frustrating"
    for word in good.split(separator: " ").map(String.init) { bases[word] = Base(family: .other, word: word) }
    for word in bad.split(separator: " ").map(String.init) { bases[word] = Base(family: .other, word: word, isBad: true) }
    return bases
  }()

  static let vietnameseBases: [String: Base] = {
    var bases: [String: Base] = [:]
    func add(_ family: LabelMeaning.Family, good: [String], bad: [String], hasOpposite: Bool) {
      for (words, isBad) in [(good, false), (bad, true)] {
        for word in words {
          let key = TextKey(word).text
          bases[key] = Base(family: family, word: key, isBad: isBad, hasOpposite: hasOpposite)
        }
      }
    }
    add(.satisfaction, good: ["hài lòng", "vừa lòng", "thỏa mãn"], bad: ["bất mãn", "thất vọng"], hasOpposite: true)
    add(.agreement, good: ["đồng ý", "nhất trí", "tán thành"], bad: ["phản đối"], hasOpposite: true)
    add(.agreement, good: ["đúng"], bad: [], hasOpposite: false)
    add(.quality, good: ["tốt", "ổn"], bad: ["kém", "tệ", "xấu", "dở"], hasOpposite: true)
    add(.ease, good: ["dễ", "dễ dàng", "thuận lợi", "đơn giản"], bad: ["khó", "khó khăn", "phức tạp"], hasOpposite: true)
    add(.likelihood, good: ["có khả năng", "chắc chắn", "sẵn sàng"], bad: [], hasOpposite: false)
    add(.importance, good: ["quan trọng", "cần thiết"], bad: [], hasOpposite: false)
    add(.confidence, good: ["tự tin", "tin tưởng", "tin cậy", "yên tâm"], bad: [], hasOpposite: false)
    add(.comfort, good: ["thoải mái"], bad: ["khó chịu"], hasOpposite: false)
    add(.speed, good: ["nhanh", "nhanh chóng"], bad: ["chậm", "chậm trễ", "lâu"], hasOpposite: true)
    add(
      .other,
      good: [
        "hữu ích", "có ích", "bổ ích", "thiết thực", "rõ ràng", "rõ", "lịch sự", "thân thiện", "nhiệt tình", "hiệu quả", "phù hợp",
        "đầy đủ",
        "kịp thời", "minh bạch", "công khai", "sạch", "sạch sẽ", "an toàn", "hợp lý", "chuyên nghiệp", "hấp dẫn", "hạnh phúc", "chính xác",
        "ủng hộ", "quan tâm", "tiện lợi", "dễ chịu", "gắn bó", "đúng hạn", "đáng tin cậy", "công bằng", "tận tình",
        "chu đáo", "hấp dẫn", "thú vị",
      ],
      bad: [
        "phiền hà", "rườm rà", "căng thẳng", "đắt", "lo lắng", "mệt mỏi", "áp lực", "nghiêm trọng", "tốn kém",
      ], hasOpposite: false)
    // Each is the other's opposite.
    for (good, bad) in [
      ("dễ hiểu", "khó hiểu"), ("dễ tìm", "khó tìm"), ("dễ dùng", "khó dùng"), ("dễ sử dụng", "khó sử dụng"),
      ("dễ tiếp cận", "khó tiếp cận"), ("dễ thực hiện", "khó thực hiện"), ("thuận tiện", "bất tiện"),
    ] {
      let (good, bad) = (TextKey(good).text, TextKey(bad).text)
      bases[good] = Base(family: .other, word: good, hasOpposite: true)
      bases[bad] = Base(family: .other, word: good, isBad: true, hasOpposite: true)
    }
    return bases
  }()
}
