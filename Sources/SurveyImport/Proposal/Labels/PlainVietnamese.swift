/// Vietnamese without its marks, as codes of choices and old keyboards write it: `rat_khong_hai_long`, "Binh thuong".
enum PlainVietnamese {
  /// The words of degree and direction, as they are written with marks or without.
  struct Lexicon {
    let degrees: [String: LabelWords.Degree]
    let bases: [String: LabelWords.Base]
    let endings: [LabelWords.Degree]
    let openings: [String]

    /// The longest word of degree that a label begins with, of four syllables at most.
    func degree(of text: Substring) -> LabelWords.Degree? {
      var ends = text.indices.filter { text[$0] == " " }.prefix(4)
      while let end = ends.popLast() { if let degree = degrees[String(text[..<end])] { return degree } }
      return nil
    }

    static let written = Lexicon { $0 }
    static let plain = Lexicon(unmarked)

    private init(_ spelling: (String) -> String) {
      var degrees: [String: LabelWords.Degree] = [:]
      for degree in LabelWords.vietnameseDegrees {
        var degree = degree
        degree.text = spelling(degree.text)
        degrees[degree.text] = degrees[degree.text] ?? degree
      }
      self.degrees = degrees
      var bases: [String: LabelWords.Base] = [:]
      var torn: Set<String> = []
      for (text, base) in LabelWords.vietnameseBases {
        let key = spelling(text)
        if let known = bases[key], known.family != base.family || known.isBad != base.isBad { torn.insert(key) }
        // Of two spellings of one word the first in the alphabet, on every run.
        if bases[key].map({ base.word < $0.word }) ?? true { bases[key] = base }
      }
      for key in torn { bases[key] = nil }
      self.bases = bases
      let written: [LabelWords.Degree] = [
        .init(text: " cho lắm", degree: 10, isDenial: true), .init(text: " lắm", degree: 10, isDenial: true),
        .init(text: " nhiều", degree: 10, isDenial: true), .init(text: " chút nào", degree: 35, isDenial: true),
        .init(text: " tí nào", degree: 35, isDenial: true), .init(text: " một phần", degree: 10, hasMirror: false),
        .init(text: " hoàn toàn", degree: 35), .init(text: " lắm", degree: 30), .init(text: " nhất", degree: 38),
      ]
      endings = written.map { ending in
        var ending = ending
        ending.text = spelling(ending.text)
        return ending
      }
      openings = ["tôi thấy ", "tôi ", "thấy ", "cảm thấy ", "mức độ "].map(spelling)
    }
  }

  /// What a label without a single mark means; `nil` where it may be another word, or none.
  static func meaning(_ text: String) -> LabelMeaning? {
    guard text.utf8.allSatisfy({ $0 < 0x80 }), !ambiguous.contains(text) else { return nil }
    return wholes[text] ?? LabelMeaning.vietnamese(text, .plain)
  }

  /// Words of English, or of Vietnamese with other marks, where they stand alone.
  private static let ambiguous: Set = [
    "do", "de", "te", "on", "it", "hay", "co", "sai", "on dinh", "kho", "ro", "xau", "toi", "tot nghiep", "to", "sach", "dung", "cham",
    "duoc",
    "tam", "hieu", "dat",
  ]

  /// Labels known as a whole; two that differ by their marks alone are none.
  private static let wholes: [String: LabelMeaning] = {
    var table: [String: LabelMeaning] = [:]
    var torn: Set<String> = []
    for (text, whole) in LabelWords.whole where whole.meaning.tongue == .vietnamese {
      let key = unmarked(text)
      guard LabelWords.whole[key] == nil else { continue }
      if let known = table[key], known != whole.meaning { torn.insert(key) }
      table[key] = whole.meaning
    }
    for key in torn { table[key] = nil }
    return table
  }()
}
