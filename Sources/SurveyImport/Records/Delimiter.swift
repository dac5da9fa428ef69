import SurveyModel

/// Finds the delimiter of a file on its header line.
///
/// The first line that is not blank, outside quotes: of tab, `;`, `|` and `,` the one that occurs most often; of equals the first in this order,
/// because a comma also occurs in the words of a question. A comma where none occurs.
struct DelimiterSearch {
  private static let candidates: [UInt8] = [UInt8(ascii: "\t"), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: ",")]

  private var counts = [0, 0, 0, 0]
  private var isInQuotes = false
  private var hasBegun = false
  /// Whether the header line has been seen to its end.
  private(set) var isDone = false

  mutating func take(_ bytes: UnsafeRawBufferPointer) {
    var place = 0
    while !isDone, place < bytes.count {
      let byte = unsafe bytes[place]
      place += 1
      switch byte {
      case UInt8(ascii: "\""):
        isInQuotes.toggle()
        hasBegun = true
      case 10, 13:
        isDone = hasBegun && !isInQuotes
      case 32:
        break
      default:
        hasBegun = true
        if !isInQuotes, let candidate = Self.candidates.firstIndex(of: byte) { counts[candidate] += 1 }
      }
    }
  }

  var delimiter: UInt8 {
    let most = counts.max() ?? 0
    return most == 0 ? UInt8(ascii: ",") : Self.candidates[counts.firstIndex(of: most) ?? 3]
  }
}

/// How a problem names a delimiter.
func delimiterName(_ delimiter: UInt8) -> LocalizedText {
  delimiter == UInt8(ascii: "\t")
    ? .init(vi: "dấu tab", en: "tab") : LocalizedText("\"\(Character(Unicode.Scalar(delimiter)))\"")
}
