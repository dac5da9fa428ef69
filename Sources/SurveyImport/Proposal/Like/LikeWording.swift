import SurveyModel

/// A header as its words, to be found again in the next edition's. The number in front of it is none: a question that moves gets another.
struct LikeWording {
  /// In their order.
  let sequence: [String]
  let words: Set<String>

  init(_ header: String) {
    let asked = HeaderWords(header).asked
    sequence = (asked.isEmpty ? TextKey(PlainText.of(header)).text : asked).split { !$0.isLetter && !$0.isNumber }.map(String.init)
    words = Set(sequence)
  }

  /// How many words both have, and which share of all that is.
  func shared(with other: Self) -> (count: Int, share: Double) {
    let count = words.intersection(other.words).count
    return (count, Double(count) / Double(max(1, words.union(other.words).count)))
  }

  /// Share of words in common by which a header is the same worded otherwise, wherever it stands.
  static let most = 0.6

  /// Whether it is the other but for its number, or has most of its words, two at least, and denies nothing that the other says.
  func isLike(_ other: Self) -> Bool {
    if sequence == other.sequence { return !sequence.isEmpty }
    return other.words.count >= 2 && shared(with: other).share >= Self.most && !other.denies(self)
  }

  /// Whether one of the two denies what the other says: agreement then means the opposite, and neither is the other in other words.
  func denies(_ other: Self) -> Bool {
    denials != other.denials || Self.holdsOpposite(words, of: other.words) || Self.holdsOpposite(other.words, of: words)
  }

  /// Of "not" and its like. What ends a question ("… có tận tình không?", "… hay không") denies nothing.
  private var denials: Int {
    sequence.indices.count { place in
      let next = place + 1 < sequence.count ? sequence[place + 1] : nil
      switch sequence[place] {
      case "không", "khong", "chưa", "chua": return next != nil
      case "bất": return next.map { !["kỳ", "kì", "cứ"].contains($0) } ?? false
      // "don't", "isn't"
      case "t": return place > 0 && sequence[place - 1].last == "n"
      default: return Self.denying.contains(sequence[place])
      }
    }
  }

  private static let denying: Set<String> = [
    "chẳng", "chả", "đừng", "thiếu", "vô", "not", "never", "no", "without", "cannot", "neither", "nor", "hardly", "lack", "lacks", "fails",
    "failed", "dont", "doesnt", "isnt", "arent", "wasnt", "werent", "didnt", "cant",
  ]

  /// Whether a word of one is a word of the other behind "un-" and its like.
  private static func holdsOpposite(_ words: Set<String>, of others: Set<String>) -> Bool {
    words.subtracting(others).contains { word in
      ["un", "in", "im", "ir", "il", "dis", "non", "mis"].contains { prefix in
        word.hasPrefix(prefix) && word.count >= prefix.count + 3 && others.contains(String(word.dropFirst(prefix.count)))
      }
    }
  }
}
