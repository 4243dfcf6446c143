namespace Twin.Access;

/// <summary>A common reason to read personal data.</summary>
/// <param name="Code">To be sent in <c>X-Purpose</c>; words of one's own may be sent as well.</param>
/// <param name="Title">In English.</param>
/// <param name="TitleZh">In Chinese.</param>
public sealed record Purpose(string Code, string Title, string TitleZh);
