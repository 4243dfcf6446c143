namespace Twin.Compartment;

/// <param name="Id">Made here; it says nothing of the record.</param>
public sealed record CompartmentCreated(string Id, long Revision);
