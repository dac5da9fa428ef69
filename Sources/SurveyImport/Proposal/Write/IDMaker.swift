import Letters
import SurveyModel

/// A name for a file that is ours: of what somebody else called it only letters and digits are left, and the kind is what the bytes say.
package enum FileName {
  /// - Parameters:
  ///   - shown: what its owner calls it; never a path.
  ///   - head: the first bytes of the file.
  package static func make(of shown: String, head: [UInt8], else fallback: String) -> String {
    let last = shown.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init) ?? ""
    let stem = IDMaker.id(of: String(SurveyProposer.stem(last).filter { $0 != "." }))
    let isUsable = !stem.isEmpty && !["survey", "index", "readme"].contains(stem.lowercased())
    return (isUsable ? stem : fallback) + "." + kind(of: head)
  }

  private static func kind(of head: [UInt8]) -> String {
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      let text = String(decoding: head, as: UTF8.self)
      if text.contains("[Content_Types].xml") || text.contains("xl/") { return "xlsx" }
      return text.contains("mimetypeapplication/vnd.oasis.opendocument.spreadsheet") ? "ods" : "zip"
    }
    if head.starts(with: [0x1F, 0x8B]) { return "csv.gz" }
    return head.starts(with: Array("$FL2".utf8)) || head.starts(with: Array("$FL3".utf8)) ? "sav" : "csv"
  }
}

/// Makes ids of names: `Chi cục Hải quan Móng Cái` becomes `chi-cuc-hai-quan-mong-cai`. Each id is given once.
struct IDMaker {
  private static let longest = 40
  private var taken: Set<String>
  /// The last number that was given to each id.
  private var numbers: [String: Int] = [:]

  /// - Parameter reserved: what no id may be.
  init(reserved: [String] = []) { taken = Set(reserved.map { TextKey($0).text }) }

  /// The id of the first text that gives one, else `fallback`; numbered where it is taken.
  ///
  /// - Parameter own: a text that is reserved and yet may be the id, the very thing's own name.
  mutating func id(of texts: [String], else fallback: String, own: String? = nil) -> String {
    let id = texts.lazy.map { Self.id(of: $0) }.first { !$0.isEmpty } ?? fallback
    var number = 1
    var numbered = id
    while taken.contains(TextKey(numbered).text), number > 1 || own.map({ TextKey($0).text }) != TextKey(numbered).text {
      number = max(number, numbers[id] ?? 1) + 1
      numbers[id] = number
      numbered = "\(id)-\(number)"
    }
    taken.insert(TextKey(numbered).text)
    return numbered
  }

  /// What is an id already stays; else letters without their marks, đ as d, the rest as hyphens. Empty where nothing is left.
  static func id(of text: String) -> String {
    if IndexTree.isValid(id: text), text.utf8.count <= longest, text.utf8.contains(where: { isLetterOrDigit($0) }) { return text }
    var words: [[UInt8]] = [[]]
    for scalar in text.decomposed.lowercased().unicodeScalars {
      switch scalar {
      case "đ", "ð", "ɖ": words[words.count - 1].append(UInt8(ascii: "d"))
      case "a"..."z", "0"..."9": words[words.count - 1].append(UInt8(scalar.value))
      case _ where scalar.properties.generalCategory == .nonspacingMark: break
      default: if words.last?.isEmpty == false { words.append([]) }
      }
    }
    var id = ""
    for word in words where !word.isEmpty {
      let next = (id.isEmpty ? "" : id + "-") + String(decoding: word, as: UTF8.self)
      if next.utf8.count > longest { return id.isEmpty ? String(next.prefix(longest)) : id }
      id = next
    }
    return id
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 0x20)
  }
}
