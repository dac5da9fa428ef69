import SurveyModel
import Testing

@testable import SurveyImport

/// XML that breaks off is refused, wherever it does.
@Suite struct XMLScannerTests {
  static let whole = "<?xml version=\"1.0\"?><a:b xmlns:a=\"x\" c='d &amp; e'><!-- e --><![CDATA[<f>]]>g&lt;<h/>Hải quan </a:b>\n"

  /// What is found, and whether it ends well. Text that comes in pieces is one.
  private static func events(_ bytes: [UInt8], chunkSize: Int) -> (found: [String], fault: XMLFault.Kind?) {
    var found: [String] = []
    do {
      var scanner = XMLScanner(bytes, chunkSize: chunkSize)
      while true {
        switch try scanner.next() {
        case .start: found.append("<")
        case .end: found.append(">")
        case .finished: return (found, nil)
        case .text:
          let text = String(decoding: scanner.text, as: UTF8.self)
          if let last = found.last, last != "<", last != ">" { found[found.count - 1] = last + text } else { found.append(text) }
        }
      }
    } catch let fault as XMLFault { return (found, fault.kind) } catch { return (found, .tooLong) }
  }

  @Test(arguments: [16, 17, 64, 4096]) func wholeInAnyChunks(chunkSize: Int) {
    let (found, fault) = Self.events(Array(Self.whole.utf8), chunkSize: chunkSize)
    #expect(found == ["<", "<f>g&lt;", "<", ">", "Hải quan ", ">"] && fault == nil)
  }

  /// A text at the end of the file was once read on behind it, without an end.
  @Test(arguments: [16, 17, 64, 4096]) func brokenOffAnywhere(chunkSize: Int) {
    let bytes = Array(Self.whole.utf8)
    for length in 0..<bytes.count - 1 {
      let (_, fault) = Self.events(Array(bytes[..<length]), chunkSize: chunkSize)
      #expect(fault != nil, "\(length)")
    }
    #expect(Self.events(Array("<worksheet>ngean".utf8), chunkSize: 4096).fault == .brokenOff)
  }
}
