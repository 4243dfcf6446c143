namespace Twin.People;

/// <param name="Field">One that is shown masked: <c>idNumber</c>, <c>phone</c>, <c>document.number</c>, …</param>
/// <param name="Reason">Why it is needed in clear, in 4 to 200 characters; it goes on record.</param>
public sealed record RevealRequest(string Field, string Reason);
