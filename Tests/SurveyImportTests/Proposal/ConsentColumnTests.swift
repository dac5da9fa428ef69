import SurveyModel
import Testing

@testable import SurveyImport

/// Rows are left out by consent to this survey only, never by what was agreed to, refused or attended elsewhere.
@Suite struct ConsentColumnTests {
  static let agreeing = [
    "Tôi đồng ý tham gia khảo sát", "Ông/bà có đồng ý tham gia khảo sát không?", "Đồng ý tham gia?", "I agree to take part in this survey",
    "Do you consent?", "Informed consent", "hh_consent", "consent", "Do you agree to go on?", "Are you willing to answer some questions?",
    "Would you like to take part in this study?", "Data protection: I agree that my answers are used",
    "Consent to take part. Please read this.",
    "Anh/chị có sẵn sàng tham gia trả lời phiếu khảo sát không?", "Did the respondent consent to take part in the interview?",
    "Ông/bà có đồng ý cho phép sử dụng thông tin cá nhân cho nghiên cứu này không?",
    "I have read the information and agree to participate", "Take part in this survey?", "Bạn có muốn tham gia khảo sát này không?",
    "Đồng ý tham gia nghiên cứu không?", "Chúng tôi hỏi về thái độ của cán bộ. Ông/bà có đồng ý tham gia khảo sát?",
    "I consent to the processing of my personal data", "Tôi đồng ý để Sở sử dụng câu trả lời của tôi",
  ]
  static let declining = [
    "I decline to take part in this study", "Ông/bà có từ chối tham gia khảo sát không?",
    "The respondent refused to participate in the survey",
    "Tôi không đồng ý tham gia khảo sát",
  ]
  static let others = [
    "Did staff refuse your application?", "Đơn vị có từ chối hồ sơ của ông/bà không?", "Would you take part in the training next year?",
    "Did you participate in the public consultation?", "Was the service refused without explanation?",
    "Ông/bà có đồng ý với mức phí hiện nay không?", "Did the doctor ask for your consent?", "Consent to be photographed",
    "Are you willing to participate in our courses?", "Do you agree to be contacted later?", "Is your privacy respected at the counter?",
    "Doanh nghiệp có sẵn sàng tham gia hội nghị đối thoại không?", "Do you agree that staff answer questions clearly?",
    "Ông/bà có đồng ý tham gia phỏng vấn sâu không?", "Do you agree that the survey is too long?",
    "Cán bộ có bảo mật thông tin cá nhân của ông/bà không?", "Have you withdrawn a declaration?",
    "Would you like to take part in the training?", "Did staff refuse to answer your questions?",
    "Cán bộ có từ chối trả lời câu hỏi của ông/bà không?", "Đơn vị có sẵn sàng trả lời thắc mắc không?",
    "Ông/bà có bị từ chối trả lời không?",
    "Bạn có sẵn sàng tham gia nghiên cứu khoa học không?", "Do you want to continue your study at this university?",
    "Have you ever refused to take part in a survey?", "Bạn có muốn tham gia câu lạc bộ không?",
    "Would you like to enter the prize draw of this survey?",
    "Gia đình có đồng ý cho con tham gia ngoại khóa không?", "Did you accept the offer?", "Do you agree with the fee?",
  ]

  @Test(arguments: agreeing) func asksToTakePart(header: String) { #expect(ConsentWords(header).kind == .agreeing) }
  @Test(arguments: declining) func asksWhetherDeclined(header: String) { #expect(ConsentWords(header).kind == .declining) }
  @Test(arguments: others) func asksForSomethingElse(header: String) { #expect(ConsentWords(header).kind == nil) }

  /// Three in four say yes, or no: nobody is left out, and no answer counts as good.
  @Test(arguments: others.prefix(5), ["Yes", "No"]) func leavesNobodyOut(header: String, most: String) throws {
    let text =
      MadeExport.line(["Office", header, "Attitude of the staff", "Speed of the service"])
      + (0..<40).map { row in
        MadeExport.line([
          ["Land office", "Tax office"][row % 2], (row / 2 % 4 > 0) == (most == "Yes") ? "Yes" : "No",
          ["Very poor", "Poor", "Average", "Good", "Very good"][row % 5],
          ["Very poor", "Poor", "Average", "Good", "Very good"][row * 3 % 5],
        ])
      }.joined()
    let made = try ProposedSurvey(text)
    #expect(made.responses == 40, "\(made.draft.survey)")
    #expect(!made.draft.survey.contains("no-consent"))
    #expect(made.scored.map(\.header) == ["Attitude of the staff", "Speed of the service"])
    #expect(made.draft.survey.contains(header))
  }
}
