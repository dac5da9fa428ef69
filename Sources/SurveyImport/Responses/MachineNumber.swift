/// Reads a number as programs write it: `95.76`, `-0.5`, `1e-3`. `nil` for anything else, words for infinity and hexadecimal digits among it.
func machineNumber(_ text: String) -> Double? {
  let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
  let isPlain = text.utf8.allSatisfy { digits.contains($0) || "+-.eE".utf8.contains($0) }
  guard isPlain, let value = Double(text), value.isFinite else { return nil }
  return value
}
