/// The form in which measures are compared: as other texts, and i and y are one letter ("tỷ đồng", "tỉ đồng"), as the rules of spelling allow both.
struct MeasureKey: Hashable, Sendable {
  let text: String

  init(_ measure: String) {
    let pairs: [Unicode.Scalar: Unicode.Scalar] = ["y": "i", "ỳ": "ì", "ý": "í", "ỷ": "ỉ", "ỹ": "ĩ", "ỵ": "ị"]
    text = String(String.UnicodeScalarView(TextKey(measure).text.unicodeScalars.map { pairs[$0] ?? $0 }))
  }
}
