namespace Twin.Storage.Keys;

/// <summary>A row of <c>data_key</c>.</summary>
/// <param name="Id">Also the name by which a protected text says which key it was made with.</param>
/// <param name="Xml">As ASP.NET Core Data Protection wrote it, its secret wrapped by the master key.</param>
internal sealed record DataKeyRow(string Id, string Ring, string Xml);
