import Mustache
import SurveyModel

/// The template of the page, read once.
enum PageTemplate {
  /// Escapes by Unicode scalars, and leaves out what XML does not allow; see ``Markup``.
  private struct ContentType: MustacheContentType {
    func escapeText(_ text: String) -> String { Markup.escape(text) }
  }

  /// The two embedded files are part of the program: that they can be read is for a test to show, not for a user to find out.
  private static let template: Result<MustacheTemplate, any Error> = Result {
    // The template names this type in its first line.
    MustacheContentTypes.register(ContentType(), named: "MARKUP")
    return try MustacheTemplate(string: String(decoding: PackageResources.page_mustache, as: UTF8.self))
  }

  static let css = String(decoding: PackageResources.page_css, as: UTF8.self)

  static func render(_ content: [String: Any]) throws(ReportFailure) -> String {
    switch template {
    case .success(let template): return template.render(content)
    case .failure(let error):
      throw ReportFailure(
        .interrupted, path: "page.mustache", reason: .init(vi: "không đọc được: \(error)", en: "cannot be read: \(error)"))
    }
  }
}
