/// The picture of whoever publishes a report, checked and written anew: nothing in it runs, and nothing is loaded by it.
package struct Logo: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable {
    case png, svg
  }

  package let kind: Kind
  package let bytes: [UInt8]
  /// In pixels, or in units of the drawing.
  package let width: Double
  package let height: Double
  /// The same as a PNG, for what shows no SVG; `nil` where nobody made one.
  package var raster: [UInt8]?

  package init(kind: Kind, bytes: [UInt8], width: Double, height: Double, raster: [UInt8]? = nil) {
    self.kind = kind
    self.bytes = bytes
    self.width = width
    self.height = height
    self.raster = raster
  }
}
