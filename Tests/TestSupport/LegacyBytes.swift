import Foundation
package import SurveyModel

extension String {
  /// The text as a program of that encoding writes it, without a byte order mark; `nil` where it has no such letter. Not by the C library, which is what
  /// is tested.
  ///
  /// Windows-1258 has the letters with a breve, circumflex or horn and five tone marks to stand behind them. (Microsoft, "cp1258", 1998.)
  ///
  /// - Parameter composed: takes the few letters with a tone that Windows-1258 has as one byte, as most programs do.
  package func bytes(in encoding: TextEncoding, composed: Bool = true) -> [UInt8]? {
    switch encoding {
    case .utf8: Array(utf8)
    case .utf16, .utf16LittleEndian: utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    case .utf16BigEndian: utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    case .windows1252: Self.bytes(of: self, in: Self.windows1252)
    case .macRoman: Self.bytes(of: self, in: Self.macRoman)
    case .windows1258: windows1258(composed: composed)
    }
  }

  private static func bytes(of text: String, in table: [Unicode.Scalar: UInt8]) -> [UInt8]? {
    let bytes = text.precomposedStringWithCanonicalMapping.unicodeScalars.map { $0.isASCII ? UInt8($0.value) : table[$0] }
    return bytes.contains(nil) ? nil : bytes.compactMap(\.self)
  }

  private func windows1258(composed: Bool) -> [UInt8]? {
    var result: [UInt8] = []
    for letter in self {
      let whole = String(letter).precomposedStringWithCanonicalMapping.unicodeScalars
      if whole.count == 1, let scalar = whole.first, scalar.isASCII || composed || Self.untoned.contains(scalar),
        let byte = scalar.isASCII ? UInt8(scalar.value) : Self.windows1258[scalar]
      {
        result.append(byte)
        continue
      }
      let parts = String(letter).decomposedStringWithCanonicalMapping.unicodeScalars
      let tones = parts.compactMap { Self.tones[$0] }
      var base = String.UnicodeScalarView()
      base.append(contentsOf: parts.filter { Self.tones[$0] == nil })
      let bare = String(base).precomposedStringWithCanonicalMapping.unicodeScalars
      if bare.count != 1 && letter != "\r\n" { return nil }
      for scalar in bare {
        guard let byte = scalar.isASCII ? UInt8(scalar.value) : Self.windows1258[scalar] else { return nil }
        result.append(byte)
      }
      result += tones
    }
    return result
  }

  private static let tones: [Unicode.Scalar: UInt8] = [
    "\u{300}": 0xCC, "\u{309}": 0xD2, "\u{303}": 0xDE, "\u{301}": 0xEC, "\u{323}": 0xF2,
  ]

  private static let untoned: Set<Unicode.Scalar> = ["Â", "Ă", "Ê", "Ô", "Đ", "Ơ", "Ư", "â", "ă", "ê", "ô", "đ", "ơ", "ư"]

  private static let windows1258: [Unicode.Scalar: UInt8] = [
    "À": 0xC0, "Á": 0xC1, "Â": 0xC2, "Ă": 0xC3, "È": 0xC8, "É": 0xC9, "Ê": 0xCA, "Í": 0xCD, "Đ": 0xD0, "Ó": 0xD3, "Ô": 0xD4, "Ơ": 0xD5,
    "Ù": 0xD9, "Ú": 0xDA, "Ư": 0xDD, "à": 0xE0, "á": 0xE1, "â": 0xE2, "ă": 0xE3, "è": 0xE8, "é": 0xE9, "ê": 0xEA, "í": 0xED, "đ": 0xF0,
    "ó": 0xF3, "ô": 0xF4, "ơ": 0xF5, "ù": 0xF9, "ú": 0xFA, "ư": 0xFD, "₫": 0xFE, "–": 0x96, "—": 0x97, "\u{A0}": 0xA0,
  ]

  private static let windows1252: [Unicode.Scalar: UInt8] = [
    "à": 0xE0, "á": 0xE1, "â": 0xE2, "ã": 0xE3, "ç": 0xE7, "è": 0xE8, "é": 0xE9, "ê": 0xEA, "ì": 0xEC, "í": 0xED, "ò": 0xF2, "ó": 0xF3,
    "ô": 0xF4, "õ": 0xF5, "ù": 0xF9, "ú": 0xFA, "ý": 0xFD, "–": 0x96, "—": 0x97, "\u{A0}": 0xA0, "€": 0x80,
  ]

  private static let macRoman: [Unicode.Scalar: UInt8] = [
    "à": 0x88, "á": 0x87, "â": 0x89, "ã": 0x8B, "ç": 0x8D, "è": 0x8F, "é": 0x8E, "ê": 0x90, "ì": 0x93, "í": 0x92, "ò": 0x98, "ó": 0x97,
    "ô": 0x99, "õ": 0x9B, "ù": 0x9D, "ú": 0x9C, "–": 0xD0, "—": 0xD1, "\u{A0}": 0xCA, "€": 0xDB,
  ]
}
