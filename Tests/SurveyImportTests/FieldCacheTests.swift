import Testing

@testable import SurveyImport

@Suite struct FieldCacheTests {
  private func meaning(_ cache: borrowing FieldCache, _ field: String, tag: Int) -> UInt32 {
    Array(field.utf8).withUnsafeBufferPointer { cache.meaning(of: $0, tag: tag) }
  }

  private func remember(_ cache: inout FieldCache, _ meaning: UInt32, _ field: String, tag: Int) {
    Array(field.utf8).withUnsafeBufferPointer { cache.remember(meaning, of: $0, tag: tag) }
  }

  /// Of one byte, of as many as fit in a number, of more; asked again they are the same.
  @Test(arguments: ["1", "99", "u04", "12345678", "123456789", "Rất hài lòng"]) func eachOnItsOwn(_ field: String) {
    var cache = FieldCache(tags: 3)
    #expect(meaning(cache, field, tag: 1) == FieldCache.unknown)
    remember(&cache, 7, field, tag: 1)
    remember(&cache, 0, field, tag: 2)
    for _ in 0..<2 {
      #expect(meaning(cache, field, tag: 1) == 7 && meaning(cache, field, tag: 2) == 0)
      #expect(meaning(cache, field, tag: 0) == FieldCache.unknown)
    }
  }

  /// Fields that differ in zero bytes, in their order or length alone.
  @Test func likeFields() {
    var cache = FieldCache(tags: 1)
    let fields = ["", "\0\0", "\0\0\0", "a\0", "\0a", "ab", "ba", "aba", "\0\0\0\0\0\0\0\0"]
    for (number, field) in fields.enumerated() { remember(&cache, UInt32(number), field, tag: 0) }
    for _ in 0..<2 {
      for (number, field) in fields.enumerated() { #expect(meaning(cache, field, tag: 0) == UInt32(number)) }
    }
  }

  /// Many more than there are places for the last ones.
  @Test func moreThanPlaces() {
    var cache = FieldCache(tags: 2)
    for number in 10..<5000 { remember(&cache, UInt32(number), "\(number)", tag: number % 2) }
    var wrong = 0
    for _ in 0..<2 {
      for number in 10..<5000 {
        if meaning(cache, "\(number)", tag: number % 2) != UInt32(number) { wrong += 1 }
        if meaning(cache, "\(number)", tag: 1 - number % 2) != FieldCache.unknown { wrong += 1 }
      }
    }
    #expect(wrong == 0)
  }
}
