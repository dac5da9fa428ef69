/// Names less what all of them begin or end with: "Chi cục Hải quan cửa khẩu Móng Cái" among its like is "Móng Cái". A chart has no room for the rest.
struct ShortNames: Sendable, Hashable {
  /// In the order given.
  let names: [String]
  /// What was left out, as it stood: `Chi cục Hải quan …`; empty where nothing is common to all.
  let common: String

  /// Names fewer than this have nothing that is worth leaving out.
  private static let fewest = 3

  init(_ names: [String]) {
    let words = names.map { $0.split(separator: " ") }
    let shortest = words.map(\.count).min() ?? 0
    guard names.count >= Self.fewest, Set(names).count == names.count else {
      (self.names, common) = (names, "")
      return
    }
    // Every name keeps a word.
    let head = (0..<max(0, shortest - 1)).prefix { place in words.allSatisfy { $0[place] == words[0][place] } }.count
    let tail = (0..<max(0, shortest - 1 - head)).prefix { place in
      words.allSatisfy { $0[$0.count - 1 - place] == words[0][words[0].count - 1 - place] }
    }.count
    self.names = words.map { $0.dropFirst(head).dropLast(tail).joined(separator: " ") }
    let parts = [words[0].prefix(head).joined(separator: " "), words[0].suffix(tail).joined(separator: " ")]
    common = head + tail == 0 ? "" : parts[0] + (head > 0 ? " " : "") + "…" + (tail > 0 ? " " : "") + parts[1]
  }
}
