import Letters

/// Hands over the bytes by which an id is compared: its characters without blanks around them, composed (Unicode NFC) and without those that cannot be
/// seen, so that the list of a Mac and the export of a Windows machine know the same respondent. Case counts.
func withIdentityKey<Result>(_ field: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
  let bytes = unsafe trimmed(field)
  if unsafe bytes.allSatisfy({ $0 < 0x80 }) { return unsafe body(bytes) }
  let visible = String(
    String.UnicodeScalarView(
      unsafe String(decoding: bytes, as: UTF8.self).unicodeScalars.filter {
        switch $0 {
        case "\u{FEFF}", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{00AD}": false
        default: true
        }
      }))
  var text = visible.composed
  return text.withUTF8 { unsafe body(trimmed($0)) }
}
