import Glibc

/// A number as a spreadsheet shows it in full: fifteen digits, no blank zero behind the point, an exponent only where it has more than twenty places.
enum NumberDigits {
  private static let significant = 15

  /// Appends the number that the bytes write, in the form of a program; `false` where they write none.
  static func append(written raw: inout ByteRun, to output: inout ByteRun) -> Bool {
    if unsafe isPlain(raw.bytes) {
      unsafe output.append(raw.bytes)
      return true
    }
    guard let value = value(of: &raw) else { return false }
    append(value, to: &output)
    return true
  }

  /// Reads a number as XML writes it; `nil` for anything else, words for infinity and hexadecimal digits among it.
  static func value(of raw: inout ByteRun) -> Double? {
    guard raw.count <= 64, unsafe raw.bytes.allSatisfy({ $0 &- zero < 10 || "+-.eE".utf8.contains($0) }) else { return nil }
    return raw.number
  }

  static func append(_ value: Double, to output: inout ByteRun) {
    guard value.isFinite else { return }
    if abs(value) < 1e15, value == value.rounded(.towardZero) {
      if value < 0 { output.append(UInt8(ascii: "-")) }
      output.append(digits: Int(abs(value)))
      return
    }
    // Sign, first digit, point, fourteen digits, `e`, exponent.
    var buffer = [CChar](repeating: 0, count: 40)
    let length = unsafe withVaList([abs(value)]) { unsafe vsnprintf(&buffer, 40, "%.\(significant - 1)e", $0) }
    let text = buffer[..<Int(length)].map { UInt8(bitPattern: $0) }
    let mark = text.lastIndex(of: UInt8(ascii: "e")) ?? text.endIndex
    var digits = text[..<mark].filter { $0 != UInt8(ascii: ".") }
    let exponent = Int(String(decoding: text[mark...].dropFirst(), as: UTF8.self)) ?? 0
    while digits.count > 1, digits.last == zero { digits.removeLast() }
    if value < 0 { output.append(UInt8(ascii: "-")) }
    layOut(digits, exponent, &output)
  }

  private static let zero = UInt8(ascii: "0")
  private static let point = UInt8(ascii: ".")

  private static func layOut(_ digits: [UInt8], _ exponent: Int, _ output: inout ByteRun) {
    switch exponent {
    case -15..<0:
      output.append("0.")
      for _ in 0..<(-exponent - 1) { output.append(zero) }
      output.append(digits)
    case 0...20:
      output.append(digits.prefix(exponent + 1))
      for _ in 0..<max(0, exponent + 1 - digits.count) { output.append(zero) }
      if digits.count > exponent + 1 {
        output.append(point)
        output.append(digits.dropFirst(exponent + 1))
      }
    default:
      output.append(digits[0])
      if digits.count > 1 {
        output.append(point)
        output.append(digits.dropFirst())
      }
      output.append(exponent < 0 ? "E-" : "E+")
      output.append(digits: abs(exponent), width: 2)
    }
  }

  /// Whether the bytes are what would be made of them: no more than fifteen digits, and no zero too many.
  private static func isPlain(_ raw: UnsafeBufferPointer<UInt8>) -> Bool {
    let isNegative = unsafe raw.first == UInt8(ascii: "-")
    let start = isNegative ? 1 : 0
    let count = raw.count - start
    guard count > 0, count <= significant + 1 else { return false }
    var pointAt: Int?
    for place in start..<raw.count {
      let byte = unsafe raw[place]
      if byte == point, pointAt == nil { pointAt = place } else if byte &- zero > 9 { return false }
    }
    let whole = (pointAt ?? raw.count) - start
    let beginsWithZero = unsafe raw[start] == zero
    guard whole > 0, whole == 1 || !beginsWithZero, count - (pointAt == nil ? 0 : 1) <= significant else { return false }
    if pointAt != nil { return unsafe raw[raw.count - 1] != zero && raw[raw.count - 1] != point }
    return !(isNegative && beginsWithZero)
  }
}
