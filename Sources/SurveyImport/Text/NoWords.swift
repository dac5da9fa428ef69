/// How people write that there is nothing: "không", "chưa có", "k cung cấp mã số thuế", with and without accents.
enum NoWords {
  /// As texts are compared, without brackets around all of it.
  static func key(_ text: String) -> String {
    let key = TextKey(text).text
    guard let first = key.first, let last = key.last, let close = brackets[first], close == last, key.count > 1 else { return key }
    return TextKey(key.dropFirst().dropLast()).text
  }

  /// - Parameter key: as ``key(_:)`` gives it.
  static func isDenial(_ key: String) -> Bool {
    let words = key.split(separator: " ")
    guard let first = words.first.map(String.init), words.count <= 8, words.count > 1 ? negations.contains(first) : alone.contains(first)
    else { return false }
    let rest = words.dropFirst()
    return (rest.startIndex...rest.endIndex).contains { place in
      verbs.contains(rest[..<place].joined(separator: " ")) && objects.contains(rest[place...].joined(separator: " "))
    }
  }

  /// Folded as texts are compared, with the same words as people type them without accents.
  static func withPlain(_ words: [String]) -> Set<String> {
    let keys = words.map { TextKey($0).text }
    return Set(keys + keys.map(unmarked))
  }

  private static let brackets: [Character: Character] = ["(": ")", "[": "]", "{": "}", "<": ">", "\"": "\"", "'": "'"]
  private static let alone = withPlain(["không", "chưa", "ko"])
  private static let negations = withPlain(["không", "chưa", "k", "ko", "kg", "kh", "khg"])
  private static let verbs = withPlain([
    "", "có", "rõ", "biết", "nhớ", "nêu", "ghi", "khai", "điền", "cung cấp", "được cấp", "cấp", "trả lời", "muốn nêu", "muốn cung cấp",
    "xác định",
    "tiết lộ", "công khai", "chọn", "được chọn", "áp dụng",
  ])
  private static let objects = withPlain([
    "", "mã", "mã số", "mã số thuế", "mst", "msdn", "mã dn", "mã doanh nghiệp", "số", "số điện thoại", "sđt", "email", "tên", "thông tin",
    "id",
  ])
}
