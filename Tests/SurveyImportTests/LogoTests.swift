import SurveyModel
import Testing

@testable import SurveyImport

/// What is taken for a logo, and what of it is left.
@Suite struct LogoTests {
  private func svg(_ inside: String, _ head: String = "viewBox=\"0 0 20 10\"") throws -> String {
    String(
      decoding: try LogoReader.logo(Array("<svg xmlns=\"http://www.w3.org/2000/svg\" \(head)>\(inside)</svg>".utf8)).bytes, as: UTF8.self)
  }

  @Test(arguments: [
    "<script>alert(1)</script>", "<g><script href=\"x.js\"/></g>", "<foreignObject><p/></foreignObject>",
    "<image href=\"https://example.org/a.png\"/>", "<use href=\"https://example.org/a.svg#b\"/>", "<use href=\"data:image/svg+xml,x\"/>",
    "<rect onload=\"alert(1)\"/>", "<rect onclick=\"x()\"/>", "<rect fill=\"url(https://example.org/a)\"/>",
    "<rect style=\"fill:url(http://example.org/a)\"/>", "<rect style=\"fill: URL( //example.org )\"/>", "<style>@import url(x)</style>",
    "<a href=\"javascript:alert(1)\"><rect/></a>", "<animate attributeName=\"href\"/>", "<set attributeName=\"x\"/>",
    "<rect fill=\"u&#114;l(https://example.org)\"/>", "<x:script xmlns:x=\"http://www.w3.org/2000/svg\"/>", "<rect fill=\"javascript:x\"/>",
  ])
  func nothingRunsAndNothingIsLoaded(_ inside: String) {
    #expect(throws: LogoFault.self) { try svg(inside) }
  }

  @Test(arguments: [
    ("<rect fill=\"#fff\" width=\"2\"/>", "<rect fill=\"#fff\" width=\"2\"></rect>"),
    ("<rect style=\"fill:red;behavior:x;stroke : blue\"/>", "<rect fill=\"red\" stroke=\"blue\"></rect>"),
    ("<metadata><script/><a href=\"http://x\"/></metadata><path d=\"M0 0L1 1\"/>", "<path d=\"M0 0L1 1\"></path>"),
    ("<text x=\"1\">A &lt;b&gt; &amp; Đ</text>", "<text x=\"1\">A &lt;b&gt; &amp; Đ</text>"),
    ("<rect fill=\"url(#a)\"/>", "<rect fill=\"url(#a)\"></rect>"), ("<rect data-x=\"1\" class=\"k\"/>", "<rect></rect>"),
    ("<rect fill=\"&quot;/&gt;&lt;b\"/>", "<rect></rect>"), ("<!-- <script/> --><g/>", "<g></g>"),
  ])
  func shapesStay(_ inside: String, _ left: String) throws {
    let written = try svg(inside)
    #expect(written.hasSuffix(left + "</svg>"))
  }

  @Test(arguments: ["", "hello", "<html></html>", "<svg", "<svg></svg>", "GIF89a", "<!DOCTYPE svg><svg viewBox=\"0 0 1 1\"/>", "\u{89}PNG"])
  func whatIsNoPictureIsRefused(_ content: String) {
    #expect(throws: LogoFault.self) { try LogoReader.logo(Array(content.utf8)) }
  }

  private static func chunk(_ name: String, _ data: [UInt8]) -> [UInt8] {
    var sum = ~UInt32(0)
    for byte in Array(name.utf8) + data {
      sum ^= UInt32(byte)
      for _ in 0..<8 { sum = sum & 1 == 1 ? (sum >> 1) ^ 0xEDB8_8320 : sum >> 1 }
    }
    func four(_ value: UInt32) -> [UInt8] { (0..<4).map { UInt8(truncatingIfNeeded: value >> (24 - 8 * UInt32($0))) } }
    return four(UInt32(data.count)) + Array(name.utf8) + data + four(~sum)
  }

  static func png(_ width: UInt8, side: UInt8 = 0) -> [UInt8] {
    PlainPNG.signature + chunk("IHDR", [0, 0, side, width, 0, 0, 0, 4, 8, 6, 0, 0, 0]) + chunk("tEXt", Array("Author\0x".utf8))
      + chunk("IDAT", [1, 2]) + chunk("IEND", [])
  }

  @Test func aPNGKeepsItsPictureAlone() throws {
    let logo = try LogoReader.logo(Self.png(9) + Array("<script>".utf8))
    #expect(logo.width == 9 && logo.height == 4)
    #expect(!String(decoding: logo.bytes, as: UTF8.self).contains("Author"))
    #expect(logo.bytes.suffix(8).starts(with: Array("IEND".utf8)))
  }

  @Test func aDamagedOrVastPNGIsRefused() {
    #expect(throws: LogoFault.self) { try LogoReader.logo(Self.png(9).dropLast(3).map(\.self)) }
    #expect(throws: LogoFault.self) { try LogoReader.logo(Self.png(0)) }
    #expect(throws: LogoFault.self) { try LogoReader.logo(Self.png(9, side: 200)) }
    var damaged = Self.png(9)
    damaged[18] ^= 1
    #expect(throws: LogoFault.self) { try LogoReader.logo(damaged) }
  }

  @Test func theErrorNamesThePlaceAndTheFile() throws {
    let place = ImportFailure.Place(file: "survey.yaml", line: 7, column: 1)
    let huge = InputFile(name: "logo.svg", holding: [UInt8](repeating: 32, count: LogoReader.largest + 1))
    let error = #expect(throws: ImportFailure.self) { try LogoReader.read(huge, at: place) }
    let fault = try #require(error?.faults.first)
    #expect(fault.place == place)
    #expect(fault.message[.en] == "logo.svg: expected a picture, PNG or SVG, of at most 512 KB, found 512 KB")
  }
}
